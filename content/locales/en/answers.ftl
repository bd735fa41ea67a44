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

## On the provider’s pages

ws-answers = Answers of the applicant
ws-answer-title = { $stance }, { $at }
ws-stance-correction = correction brought
ws-act-supplement-receive = The applicant’s answer came
