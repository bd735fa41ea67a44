# The answer to the provider.

answer-title = Answer to the provider
answer-back = Back to the request
answer-text = Your answer
answer-text-hint = Say what you have corrected. If you cannot bring a document that is asked for, explain why.
answer-stance = Kind of answer
answer-correction = Correction
answer-files = Attached files
answer-continue = Go on to the signature
answer-fault-answer-empty = Write your answer or attach a file
answer-fault-answer-too-long = The text is too long: at most { $limit } characters are taken. Attach the rest as a file.
answer-sign-title = Sign your answer
answer-sign-lead = You are signing this answer:
answer-sign-back = Change the answer
answer-refused-title = The answer is not taken
answer-refused-lead = The answer was not sent.
answer-refused-too-late = The time to answer has run out.
answer-refused-not-waiting = The provider does not wait for an answer about this request.
answer-refused-answered-before = You have answered already. If the answer needs a change, turn to the provider.
answer-refused-not-confirmed = The provider’s system did not confirm your signature. Turn to the provider.
need-answer = Answer
notice-answered = Your answer was sent to the provider.
notice-answer-taken = Your answer has reached the executor; the examination goes on.
notice-answer-refused = Your answer was not taken. { $why }
answer-objection = Objection
answer-nothing-to-add = Nothing to add
answer-objection-hint = Say why you do not agree with the preliminary decision. You may attach documents that support it.
answer-fault-stance-missing = Choose the kind of answer
hearing-title = You may object to the preliminary decision until { $date }
hearing-lead = The provider intends to refuse the service on the following grounds. The final decision has not been taken yet.
hearing-where = Answer here. Phone for questions: { $phone }. If you do not answer by then, the decision is made without your view.
notice-hearing = The provider told its preliminary decision to refuse. Objections are taken until { $date }.

## On the provider’s pages

ws-answers = Answers of the applicant
ws-answer-title = { $stance }, { $at }
ws-stance-correction = correction brought
ws-stance-objection = objection brought
ws-stance-nothing-to-add = nothing to add
ws-act-supplement-receive = The applicant’s answer came
ws-act-hearing-open = Told the applicant the preliminary decision
ws-hearing-until = The applicant is being heard: without an answer the request can be refused after { $date }.
ws-hearing-objects = Objections are taken until { $date }.
ws-hearing-accept = The request can be accepted at any moment.
ws-hearing-on-paper = This applicant has no cabinet: tell him the preliminary decision by letter or by phone.
ws-hearing-answered = The applicant has answered
ws-hearing-over = Grounds that the applicant was told beforehand
ws-hearing-over-hint = The request can be refused on these grounds only. A new ground must be told anew.
ws-hearing-button = Tell the preliminary decision
ws-hearing-hint = Before a refusal its grounds must be told to the applicant (Administrative Code, article 73). He may object.
ws-hearing-told = The request can be refused on the grounds that were told only. If there is another ground, tell it first.
ws-refused-no-hearing = No hearing is held in this case.
ws-refused-hearing-first = Tell the applicant the grounds before you refuse.
ws-refused-hearing-runs = The applicant has not answered yet, and his time has not run out.
ws-refused-ground-not-told = The request cannot be refused on a ground that the applicant was not told: tell it first.
