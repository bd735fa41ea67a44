# Актілерді жариялау: тізбе, редакция, арна.

acts-title = Регламенттер
acts-lead = Қызметтер көрсетілетін актілер. Олар қызметтің өзі жұмыс істейтін деректерден жарияланады.
acts-none = Регламент жоқ.
acts-named = { $issuer }, { $date }, № { $number } қаулы
acts-edition = Редакция: { $date }

standing-not-in-force = Әлі күшіне енген жоқ
standing-not-applied = Күшіне енді, әлі қолданысқа енгізілген жоқ
standing-perhaps-applied = Күшіне енді; қолданысқа енгізілгені жариялану күніне байланысты, ол дереккөздерде жоқ
standing-applied = Қолданыста
standing-repealed = Күші жойылған

edition-channels = Қызмет қалай көрсетіледі
edition-provisions = Жалпы ережелер
edition-name = Қызметтің атауы
edition-recipients = Кімге көрсетіледі
edition-person = жеке тұлғаларға
edition-organisation = заңды тұлғаларға
edition-media = Нысаны
edition-electronic = электрондық
edition-paper = қағаз түрінде
edition-kind = Түрі
edition-requirements = Талаптар
edition-clause = Негізі
edition-participants = Кімдер қатысады
edition-not-listed = (әрекет етеді, бірақ актінің тізбесінде аталмаған)
edition-grounds = Бас тарту негіздері
edition-outputs = Берілетін құжаттар
edition-unverified = сол кездегі мәтін сақталмаған
edition-history = Акт
edition-standing = Жай-күйі
edition-adopted = Қабылданған
edition-registered = Тіркелген
edition-registered-words = { $body }, { $date }, № { $number }
edition-published = Жариялануы
edition-amended = Өзгертілген
edition-repealed = Жойылған
edition-norms = Аталған құқықтық актілер
edition-faults = Актінің өз кемшіліктері
edition-faults-words = Акт өзіне қайшы келетін немесе олқылық қалдыратын жерлер және олардың қызмет жұмыс істейтін деректерде қалай шешілгені.
edition-settled = Шешімі:
