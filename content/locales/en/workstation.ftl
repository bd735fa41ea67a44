# The providers' workstation.
ws-nav-work = Work list
ws-nav-lists = Waiting lists
ws-nav-people = People

# Sign in
ws-sign-in-title = Sign in to the workstation
ws-sign-in-iin = IIN
ws-sign-in-iin-hint = 12 digits
ws-sign-in-password = Password
ws-sign-in-button = Sign in
ws-sign-in-wrong = The IIN or the password is wrong. Check both and try again.
ws-sign-in-delayed = Too many attempts. Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 }.

# Work list
ws-work-title = Work list
ws-work-empty = Nothing is waiting for you.
ws-work-empty-filter = No case answers this filter.
ws-work-number = Number
ws-work-person = Person
ws-work-service = Service
ws-work-step = Step
ws-work-due = Due
ws-work-left = Time left
ws-work-state = State
ws-work-holder = Who has it
ws-work-free = nobody yet
ws-work-me = you
ws-work-filters = Filters
ws-filter-all = All
ws-filter-mine = Mine
ws-filter-free = Unassigned
ws-filter-to-sign = To be signed
ws-filter-soon = Due soon
ws-filter-overdue = Overdue
ws-filter-ended = Ended
ws-work-keys = Keys: ↑ and ↓ move, Enter opens.
ws-state-in-time = in time
ws-state-soon = soon
ws-state-overdue = overdue
ws-state-ended = ended
ws-left-days = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
 }
ws-left-hours = { $hours ->
    [one] { $hours } hour left
   *[other] { $hours } hours left
 }
ws-left-minutes = { $minutes ->
    [one] { $minutes } minute left
   *[other] { $minutes } minutes left
 }
ws-late-days = { $days ->
    [one] late by { $days } day
   *[other] late by { $days } days
 }
ws-late-hours = { $hours ->
    [one] late by { $hours } hour
   *[other] late by { $hours } hours
 }
ws-late-minutes = { $minutes ->
    [one] late by { $minutes } minute
   *[other] late by { $minutes } minutes
 }

# Case
ws-case-title = Case No { $number }
ws-case-back = Back to the work list
ws-case-iin = IIN
ws-case-name = Name
ws-case-request = Request
ws-case-request-number = Request number on the portal
ws-case-service = Service
ws-case-edition = Edition of the act
ws-case-category = Category
ws-case-locality = Locality
ws-case-applied = Moment of application
ws-case-registered = Registered
ws-case-service-due = Term of the service ends
ws-case-answers = Data of the request
ws-case-not-given = not given
ws-case-attachments = Attached documents
ws-case-no-attachments = No documents are attached.
ws-case-open-file = Open { $file }
ws-case-file-size = { $size } KB
ws-case-signature = Electronic signature of the request
ws-case-signature-good = The signature is confirmed.
ws-case-signature-bad = The signature is not confirmed.
ws-case-signature-signer = Signer
ws-case-signature-moment = Checked as of
ws-case-step = What the act asks for now
ws-case-step-due = Term of the step ends
ws-case-step-clause = Ground: { $clause }
ws-case-holder = Who has the case
ws-case-executor = Executor in charge
ws-case-nothing = Nothing is asked of you at this step.
ws-case-waits-for = The case is waiting for: { $role }.
ws-case-ended = The case has ended
ws-case-ended-at = Ended
ws-case-result = Result
ws-case-result-open = Open the signed document
ws-case-note = “{ $text }”
ws-case-history = History
ws-case-history-at = When
ws-case-history-who = Who
ws-case-history-what = What
ws-case-history-entry = Journal entry
ws-case-history-system = the system
ws-case-openings = Every opening of this page is recorded in the journal.
ws-case-letters = A button can also be pressed with the letter shown on it.
ws-case-letters-on = Turn letters on
ws-case-letters-off = Turn letters off
ws-take-button = Take the case
ws-take-hint = The case becomes yours; nobody else can decide it.
ws-pass-button = Done, pass the case on
ws-pass-note = Note
ws-pass-hint = Only where it is needed: the note is kept in the history of the case.
ws-assign-button = Name the executor
ws-assign-executor = Executor in charge
ws-assign-resolution = Resolution
ws-assign-resolution-hint = What you ask of the executor; it is kept in the history of the case.
ws-examine-hint = Mark each document; write a note where it does not satisfy.
ws-examine-satisfied = satisfies
ws-examine-not = does not satisfy
ws-examine-note = Note
ws-examine-decision = Decision
ws-examine-accept = Accept: put on the register and into the queue
ws-examine-refuse = Refuse, with grounds
ws-examine-button = Save the decision
ws-examine-grounds-hint = Choose one or more grounds. Each is printed with its act and clause.
ws-examine-signer = Who will sign
ws-examine-signer-hint = The signer's name is printed on the document.
ws-prepare-button = Prepare the document
ws-draft-open = See the draft
ws-draft-title = Draft for case No { $number }
ws-draft-place = Place in the list
ws-draft-number = Number of the document
ws-draft-prepared = Prepared
ws-draft-signer = To be signed by
ws-draft-preview = The document as it will be signed
ws-draft-download = Open the document in its own window
ws-draft-again = Prepare again
ws-draft-back = Back to the case
ws-sign-title = Sign the document of case No { $number }
ws-sign-what = You are about to sign:
ws-sign-what-data = the data of the result (XML)
ws-sign-what-document = the document for the applicant (PDF)
ws-sign-effect-notification = After signing { $person } stands in the list at place { $place }; then the notification goes to the applicant's cabinet.
ws-sign-effect-refusal = The signed motivated refusal goes to the applicant's cabinet, and with that the case ends.
ws-sign-open = Sign
ws-sign-data-shown = The data, exactly as they are signed
ws-signed-title = The document is signed
ws-signed-words = Document No { $number } is signed. It goes to the applicant's cabinet in the order that the act sets.
ws-signed-next = Next case
ws-sign-failed = The signature is not accepted

# Refusals of an act
ws-refused-not-yours = This act is not open to you: the case is with somebody else, or the act belongs to another role.
ws-refused-moved = The case has moved on meanwhile. Look at it again.
ws-refused-taken = Another officer has already taken this case.
ws-refused-own-case = This is your own application: another officer deals with it.
ws-refused-drafter-signs = Whoever prepared the document may not sign it.
ws-refused-no-signer = Choose an officer of your provider who signs the document.
ws-refused-no-executor = Choose an executor of your provider; the applicant cannot be named.
ws-refused-checklist = Mark every document of the list.
ws-refused-checklist-not = A required document does not satisfy: accepting is not possible.
ws-refused-no-ground = Choose at least one ground of refusal.
ws-refused-no-fact = Write the fact beside each chosen ground.
ws-refused-too-long = The text is too long: at most { $limit } characters.
ws-refused-no-decision = Choose a decision.
ws-refused-stands = This person already stands in this list at place { $place }.
ws-refused-place-changed = The place in the queue has changed: it was { $was }, it is now { $now }. Prepare the document again, then sign.
ws-refused-no-draft = There is no prepared document. Prepare it first.
ws-refused-other-draft = The document has been prepared again meanwhile. Look at it and sign anew.

# History
ws-act-case-register = The request was registered and got its number
ws-act-case-take = Took the case
ws-act-case-assign = Named the executor in charge
ws-act-step-pass = Did what the step asks and passed the case on
ws-act-case-examine = Examined the documents
ws-act-draft-prepare = Prepared the document
ws-act-result-sign = Signed the document
ws-act-data-open = Opened the personal data
ws-decision-accept = accepted
ws-decision-refuse = refused

# Waiting lists
ws-lists-title = Waiting lists
ws-lists-empty = Nobody stands in a list of your localities yet.
ws-lists-locality = Locality
ws-lists-category = Category
ws-lists-count = People
ws-list-place = Place
ws-list-person = Person
ws-list-applied = Moment of application
ws-list-sequence = Sequence
ws-list-case = Case
ws-list-order = Order: moment of application with all documents, then the number under which the application was registered.
ws-list-total = { $count ->
    [one] { $count } person in the list
   *[other] { $count } people in the list
 }
ws-list-as-of = As of { $at }

# People
ws-people-title = People and appointments
ws-people-name = Name
ws-people-role = Role
ws-people-position = Position
ws-people-from = From
ws-people-until = Until
ws-people-open-ended = no end date
ws-people-substitutes = Substitutes for
ws-people-hint = Appointments are made by the administrator with the command line and recorded in the journal.
ws-role-clerk = clerk
ws-role-head = head
ws-role-executor = executor
ws-role-commission-member = commission member
ws-role-commission-secretary = commission secretary
ws-role-authorised-person = authorised person

# Added facts
ws-moment = { $at }
ws-due-date = { $date }
ws-sign-open-page = Sign the document
ws-draft-kind = Document
ws-examine-not-concerned = does not concern this person
ws-examine-hint-required = Required. Files attached: { $files }. { $clause }
ws-examine-hint-if = If the person has it. Files attached: { $files }. { $clause }
ws-examine-hint-not-concerned = By the answers of the request it does not concern this person. Files attached: { $files }. { $clause }
ws-refuse-title = Grounds of refusal
ws-refuse-button = Refuse on these grounds
ws-refuse-choose = Refuse on this ground
ws-refuse-fact-kk = The fact, in Kazakh
ws-refuse-fact-ru = The fact, in Russian
ws-case-signature-serial = Serial number of the certificate
ws-case-signature-issuer = Issued by
ws-refused-no-such-case = There is no such case.
ws-refused-no-certificate = No valid registration certificate of the signer is recorded. Ask the administrator to record it.
ws-refused-unknown-ground = A chosen ground is not in this edition, or was chosen twice.
ws-refused-no-list = The request names no waiting list that this edition keeps.
finding-certificate-differs-from-document = The document names another certificate of yours than the one you signed with.
finding-certificate-differs-from-document-cure = Sign with the key whose certificate the document names, or have the new certificate recorded and the document prepared again.
finding-evidence-not-readable = The evidence of the signature check cannot be read.
finding-evidence-not-readable-cure = Tell the administrator; do not decide the case until the signature is confirmed.

# Correction
ws-state-waits = waits for the applicant
ws-act-correction-ask = Asked the applicant for a correction
ws-act-case-resume = The case went on
ws-until = until { $date }
ws-waits-until = The case waits for the applicant until { $date }.
ws-resume-button = Go on with the case
ws-resume-hint = Press it when the applicant has brought what was asked for. If he does not, the case goes on by itself when his time runs out.
ws-correct-open = Ask the applicant for a correction
ws-correct-title = What the applicant is to correct
ws-correct-documents = Documents of the list
ws-correct-text-kk = What is to be corrected, in Kazakh
ws-correct-text-ru = What is to be corrected, in Russian
ws-correct-text-hint = Write in both languages, or choose documents above.
ws-correct-days = Working days for the correction
ws-correct-days-hint = From { $least } to { $most }, counted from tomorrow.
ws-correct-clock-stands = The terms of the case stand meanwhile.
ws-correct-clock-runs = The terms of the case run on meanwhile.
ws-correct-button = Ask the applicant
ws-refused-waits = The case waits for the applicant. Go on with it before you decide.
ws-refused-not-waiting = The case does not wait for the applicant.
ws-refused-no-correction = A correction cannot be asked for under this edition, or it has been asked for too often.
ws-refused-correction-days = Give the applicant from { $least } to { $most } working days.
ws-refused-correction-what = Choose documents of the list, or write in both languages what is to be corrected.
