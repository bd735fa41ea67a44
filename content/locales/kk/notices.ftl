# Порталдан тыс хабарлар: электрондық хат пен SMS. SMS мәтіні сілтемемен бірге 134 таңбадан аспайды.

tell-greeting = Сәлеметсіз бе!
tell-line = «{ $service }» қызметі бойынша № { $number } сұранымыңыз: { $said }.
tell-link = Толығырақ жеке кабинетте: { $link }
tell-farewell = Бұл хат автоматты түрде жіберілді, оған жауап жазудың қажеті жоқ. Хабар алу тәсілін мына бетте өзгерте аласыз: { $link }
tell-sms = Сұраным { $number }: { $said }.
tell-registered-due = тіркелді, нәтиженің соңғы күні – { $date }
tell-registered = тіркелді
tell-moved = келесі кезеңге өтті
tell-needs-until = сізден әрекет қажет, соңғы күні – { $date }
tell-needs = сізден әрекет қажет
tell-answered = жауабыңыз көрсетілетін қызметті берушіге жетті
tell-answer-refused = жауабыңыз қабылданбады
tell-result = нәтиже дайын
tell-subject-registered = № { $number } сұраным тіркелді
tell-subject-moved = № { $number } сұраным келесі кезеңге өтті
tell-subject-needs = № { $number } сұраным бойынша сізден әрекет қажет
tell-subject-answered = № { $number } сұраным бойынша жауабыңыз жетті
tell-subject-answer-refused = № { $number } сұраным бойынша жауабыңыз қабылданбады
tell-subject-result = № { $number } сұранымның нәтижесі
tell-subject-code = Растау коды: { $code }
tell-code = Портал хабарлары келетін мекенжайды растау коды: { $code }. Код { $minutes } минут жарамды. Код сұрамаған болсаңыз, бұл хатты елемеңіз.
tell-sms-code = Порталда нөмірді растау коды: { $code }. { $minutes } минут жарамды. Ешкімге айтпаңыз.
