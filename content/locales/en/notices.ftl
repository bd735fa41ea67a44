# Notices outside the portal: letters and SMS. A text message with its link has at most 134 characters.

tell-greeting = Hello,
tell-line = Your request No { $number } for the service “{ $service }”: { $said }.
tell-link = Details are in your cabinet: { $link }
tell-farewell = This letter was sent automatically; please do not reply to it. You can change how we tell you here: { $link }
tell-sms = Request { $number }: { $said }.
tell-registered-due = registered, the result is due by { $date }
tell-registered = registered
tell-moved = has come to the next step
tell-needs-until = something is needed from you by { $date }
tell-needs = something is needed from you
tell-answered = your answer has arrived
tell-answer-refused = your answer was not taken
tell-result = the result is ready
tell-subject-registered = Request No { $number } is registered
tell-subject-moved = Request No { $number } has come to the next step
tell-subject-needs = Something is needed from you for request No { $number }
tell-subject-answered = Your answer about request No { $number } has arrived
tell-subject-answer-refused = Your answer about request No { $number } was not taken
tell-subject-result = The result of request No { $number }
tell-subject-code = Confirmation code: { $code }
tell-code = The code that confirms the address for the portal’s notices: { $code }. It is good for { $minutes } minutes. If you did not ask for a code, please ignore this letter.
tell-sms-code = The code that confirms your number on the portal: { $code }. Good for { $minutes } minutes. Tell it to nobody.
