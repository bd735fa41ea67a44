# The providers' workstation.
ws-nav-work = Work list
ws-nav-search = Search
ws-nav-attention = { $count ->
    [one] { $count } needs attention
   *[other] { $count } need attention
 }
ws-nav-attention-more = more than { $count } need attention
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
ws-work-service-left = Term of the service
ws-work-holder = Who has it
ws-work-free = nobody yet
ws-work-me = you
ws-work-filters = Filters
ws-filter-all = All
ws-filter-mine = On my desk
ws-filter-unit = Waiting for my role
ws-filter-today = Due today
ws-filter-attention = Needs attention
ws-filter-to-sign = To be signed
ws-filter-soon = Due soon
ws-filter-overdue = Overdue
ws-filter-ended = Ended
ws-work-keys = Keys: ↑ and ↓ move, Enter opens.
ws-state-in-time = in time
ws-state-today = due today
ws-state-soon = soon
ws-state-overdue = overdue
ws-state-ended = ended
ws-left-today = due today
ws-left-working-days = { $days ->
    [one] { $days } working day left
   *[other] { $days } working days left
 }
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
    [one] overdue by { $days } day
   *[other] overdue by { $days } days
 }
ws-late-hours = { $hours ->
    [one] overdue by { $hours } hour
   *[other] overdue by { $hours } hours
 }
ws-late-minutes = { $minutes ->
    [one] overdue by { $minutes } minute
   *[other] overdue by { $minutes } minutes
 }

# Case
ws-case-title = Case No { $number }
ws-case-back = Back to the work list
ws-case-iin = IIN
ws-case-bin = BIN
ws-case-name = Name
ws-case-organisation = Organisation
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
ws-case-signature-signer-iin = IIN of the person who signed for the organisation
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
ws-reassign-title = Give the case to another officer
ws-reassign-button = Give the case
ws-reassign-successor = Who gets it
ws-reassign-reason = Reason
ws-reassign-reason-hint = It is kept in the history of the case. A document that waits for a signature goes along; its signer stays the same.
ws-examine-hint = Mark each document; write a note where it does not satisfy.
ws-examine-satisfied = satisfies
ws-examine-not = does not satisfy
ws-examine-note = Note
ws-examine-decision = Decision
ws-examine-accept-place = Accept: put on the register and into the queue
ws-examine-accept-assistance = Assign housing assistance
ws-examine-accept-housing-statement = Issue the certificate
ws-examine-refuse = Refuse, with grounds
ws-examine-button = Save the decision
ws-examine-grounds-hint = Choose one or more grounds. Each is printed with its act and clause.
ws-examine-signer = Who will sign
ws-examine-signer-hint = The signer's name is printed on the document.
ws-assist-title = Housing assistance
ws-assist-monthly = Paid a month
ws-assist-monthly-hint = In tenge, as your calculation gave it. For example, 12 345,60
ws-assist-period = Assigned for
ws-assist-account = Bank account
ws-assist-account-hint = 20 characters, beginning with KZ.
ws-assist-button = Save the decision
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
ws-sign-effect-place = After signing { $person } stands in the list at place { $place }; then the notification goes to the applicant's cabinet.
ws-sign-effect-notification = The signed notification goes to the applicant's cabinet in the order that the act sets.
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
ws-refused-names-absent = The document names the officer you stand in for. Prepare it again in your own name, then sign it.
ws-refused-nobody-has = Nobody has this case yet: whoever holds the role asked for can take it.
ws-refused-no-successor = Choose another officer of your provider who holds the same role today; the applicant cannot be chosen.
ws-refused-no-reason = Write the reason: it stays in the record.
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
ws-act-case-reassign = Gave the case to another officer
ws-fact-from = until now with { $officer }
ws-fact-for = for { $officer }
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
ws-refused-other-grant = The decision gives something else than this service does.
ws-refused-no-amount = Enter the sum that is paid a month.
ws-refused-period = Check the months for which the assistance is assigned: it begins with the month of the application and ends with the quarter.
ws-refused-no-account = Check the account number: 20 characters, beginning with KZ; one of them is wrong.
ws-refused-other-account = The applicant named another bank account in the signed request; the assistance is paid to that one.
finding-certificate-differs-from-document = The document names another certificate of yours than the one you signed with.
finding-certificate-differs-from-document-cure = Sign with the key whose certificate the document names, or have the new certificate recorded and the document prepared again.
finding-evidence-not-readable = The evidence of the signature check cannot be read.
finding-evidence-not-readable-cure = Tell the administrator; do not decide the case until the signature is confirmed.

# Applications on paper
ws-nav-applications = Paper applications
ws-applications-title = Applications at the office
ws-applications-accept = Accept an application
ws-applications-accept-hint = Choose the service and fill in the form from the documents of the person before you.
ws-applications-begin = Begin
ws-applications-none-taken = Your role takes no applications on paper, or your provider takes none at its office.
ws-applications-list = Applications decided at the office
ws-applications-empty = No application has been handed in yet.
ws-applications-at = Handed in
ws-applications-outcome = Decision
ws-applications-clerk = Clerk
ws-applications-accepted = accepted
ws-applications-refused = not accepted
ws-intake-step = Step { $here } of { $of }
ws-papers-identity = Identity document shown
ws-papers-identity-hint = Check the identity document of the person before you and note its kind and number. No copy is taken.
ws-papers-identity-kind = Kind of identity document
ws-papers-identity-number = Number of the identity document
ws-papers-identity-shown = { $kind }, No { $number }
ws-papers-no-identity = no document was shown
ws-identity-identity-card = Identity card
ws-identity-passport = Passport
ws-identity-residence-permit = Residence permit of a foreigner
ws-identity-stateless-person = Certificate of a stateless person
ws-identity-refugee = Certificate of a refugee
ws-papers-yes = handed in or shown
ws-papers-no = not brought
ws-papers-not-concerned = does not concern the applicant
ws-papers-valid = { $brought }, valid until { $date }
ws-papers-expires = The document is valid until
ws-papers-scan = Scan
ws-papers-hint = Noted at the office: { $handed }. { $clause }
ws-papers-fault-not-marked = Mark whether the document was brought.
ws-papers-fault-concerns-this-person = By the answers this document is required: mark whether it was brought.
ws-papers-fault-not-a-date = Check day, month and year.
ws-papers-fault-identity-missing = Note the kind and number of the identity document that was shown.
ws-papers-fault-identity-wrong = Choose the kind of document and enter its number, 40 characters at most.
ws-intake-sign-title = Check the record and sign it
ws-intake-sign-lead = By signing you confirm that the record agrees with the applicant's documents. It is kept unchanged.
ws-intake-record = The record that is signed
ws-intake-papers = Documents
ws-intake-complete = The set of documents is complete
ws-intake-complete-effect = Once signed, the application is registered and gets its number, and the documents go to the head. The term of the service begins today.
ws-intake-incomplete = The application cannot be accepted
ws-intake-incomplete-effect = Once signed, the refusal to accept is registered and its receipt can be printed.
ws-intake-missing = { $document }: not brought
ws-intake-expired = { $document }: expired
ws-intake-unfilled = Fill in these parts before signing
ws-intake-accept = Sign and accept
ws-intake-refuse = Sign and refuse to accept
ws-application-accepted = The application is accepted
ws-application-refused = The application is not accepted
ws-application-accepted-words = Print the receipt of acceptance, sign it and give it to the applicant.
ws-application-refused-words = Print both copies of the receipt: both are signed, and one goes to the applicant.
ws-application-lacks = What is missing
ws-application-receipt = Open and print the receipt
ws-application-next = To the applications
ws-certify-title = What the certificate says
ws-certify-button = Decide to issue the certificate
ws-certify-dwelling = Dwelling in permanent use
ws-certify-hint = If the certificate is issued, fill this in from the provider's own records.
ws-certify-none = None
ws-certify-communal = One from the communal housing fund
ws-certify-rented = One rented by the local executive body
ws-certify-address-kk = Address of the dwelling, in Kazakh
ws-certify-address-ru = Address of the dwelling, in Russian
ws-certify-basis-kk = On what it is used, in Kazakh
ws-certify-basis-ru = On what it is used, in Russian
ws-sign-effect-paper = The signed document goes to the office, which prints it and hands it to the applicant.
ws-signed-words-paper = Document No { $number } is signed. The office hands it to the applicant on paper.
ws-issue-button = Note that it is handed over
ws-issue-hint = Print the signed document, check who the person is, then note to whom you handed it.
ws-issue-receiver = Who received it
ws-issue-at = Handed over
ws-issue-recipient = the recipient in person
ws-issue-representative = a representative with a power of attorney
ws-issue-name = The representative's surname, given name and patronymic
ws-issue-name-hint = Only if a representative received it.
ws-issue-power = Details of the power of attorney
ws-issue-power-hint = Date, number, who certified it.
ws-refused-set-incomplete = A document is missing or has expired: the application cannot be accepted.
ws-refused-set-complete = The set of documents is complete: there is no ground to refuse acceptance.
ws-refused-no-identity = Note the kind and number of the identity document that was shown.
ws-refused-handed-in = This application is signed already or no longer open. See the list of applications.
ws-refused-not-taken = The office takes no applications for this service.
ws-refused-unfilled = Fill in all parts of the application first.
ws-refused-no-dwelling = Say whether there is a dwelling; if there is, enter its address and basis in both languages.
ws-refused-no-receiver = Say who received it; a representative needs a name and the details of the power of attorney.
ws-act-application-accept = Application accepted at the office, the case got its number
ws-act-result-issue = Result handed over on paper
# Search
ws-search-title = Search cases
ws-search-words = Number or name
ws-search-words-hint = Number of the case or of the request, IIN, BIN, or words of a name from three letters on; a short name is typed whole.
ws-search-button = Search
ws-search-next = Show more
ws-search-found = Cases found
ws-search-nothing = No case of your provider answers to this. Check the number, or type fewer letters of the name.
ws-search-recorded = Every search is recorded in the journal; the applicants who are shown see it in their cabinets.
ws-refused-search-empty = Type a number or a name.
ws-refused-search-short = That is too short: type at least three letters of the name; a name of two letters is typed whole.

# Terms told to the head
ws-act-case-escalate = The head was told about the term of the step
ws-term-before = The term of this step is about to end.
ws-term-ended = The term of this step has ended.
ws-term-told = The head was told on { $at }.
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
ws-refused-not-suspended = The case does not wait for the applicant.
ws-refused-no-correction = A correction cannot be asked for under this edition, or it has been asked for too often.
ws-refused-correction-days = Give the applicant from { $least } to { $most } working days.
ws-refused-correction-what = Choose documents of the list, or write in both languages what is to be corrected.
ws-refused-no-extension = The term cannot be extended: it has run out, or has been extended as far as the law allows.
ws-act-term-extend = Extended the term
ws-extend-open = Extend the term
ws-extend-title = Extend the term
ws-extend-hint = The head may extend the term where facts that matter for a right decision have to be established: { $norm }.
ws-extend-told = The applicant sees the new date and the reason in his cabinet at once.
ws-extend-on-paper = This applicant has no cabinet: tell him of the extension by letter or by phone within { $days } working days.
ws-extend-days = By how many working days
ws-extend-days-hint = At most { $left }.
ws-extend-reason-kk = Reason, in Kazakh
ws-extend-reason-ru = Reason, in Russian
ws-extend-reason-hint = Say which fact is being established and why this takes time. The applicant reads it.
ws-extend-button = Extend the term
