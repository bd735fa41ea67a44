# The cabinet, a request, the history, the check of a document.

cabinet-title = My cabinet
cabinet-empty = You have no requests yet.
cabinet-choose = Choose a service
cabinet-drafts = Unfinished requests
cabinet-draft-saved = Saved: { $moment }
cabinet-draft-changed = The rules of this service have changed since.
cabinet-resume = Go on filling in
cabinet-discard = Delete
cabinet-requests = Requests
cabinet-notices = Notices
cabinet-no-notices = There are no new notices.

notice-sent = The request is on its way to the provider.
notice-registered = The provider registered the request and gave it a number.
notice-moved = The request has come to the next step.
notice-granted = The result is ready: you can view the notification.
notice-refused = The service was refused: you can view the motivated refusal.

## A request

request-back = My cabinet
request-iin = IIN
request-bin = BIN
request-number = Request number
request-service = Kind of service
request-status = Status
request-term = Term of the service
request-accepted = Accepted
request-due = by { $date }
request-refresh = Refresh status
request-nothing-new = Nothing new. Checked: { $moment }
request-running-title = A request for this service is already being dealt with
request-running = A new request for the same service is taken once this one has ended. If you filled in a new form, it is kept in your cabinet.
request-view-result = View result
assistance-title = What is assigned
assistance-monthly = Paid a month
assistance-period = Assigned for
assistance-account = Bank account
refusal-title = Why it was refused
refusal-fact = What was established
refusal-norm = Legal ground
refusal-cure = What you can do
refusal-term = By when
request-steps = How the request is going
request-told = What you were told
request-acknowledgement = Download the portal’s acknowledgement
status-sent = Sent
status-registered = Under examination
status-granted = Completed
status-refused = Refused
status-sent-words = On its way to the provider
status-registered-words = Registered, under examination. Case number: { $case }
status-granted-words = The service was given. Number of the notification: { $document }
status-refused-words = Motivated refusal. Number of the document: { $document }

## Place in the queue

place-title = My place in the queue now
place-of = of { $of }
place-list = List: { $list }
place-as-of = As of { $moment }
place-unknown = The provider does not answer at the moment. Refresh the status later: your place is not affected.

## History

history-caption = All your requests
history-result = Result
history-no-result = not yet
history-empty = You have not received any service yet.

## Who opened the data

openings-title = Who opened my data
openings-back = Request No { $number }
openings-lead = The provider’s system records each time an officer opens your request, the documents attached to it or the result.
openings-caption = Openings of data of this request
openings-when = When
openings-who = Who (position)
openings-what = What was opened
openings-often = How often that day
openings-times = { $count ->
    [one] once
   *[other] { $count } times
}
openings-part-request = Request
openings-part-attachment = Attached document No { $number }
openings-part-search = Name and state, found by a search
openings-part-document = Result or its draft
openings-part-protocol = Protocol of the housing commission
openings-empty = Nobody has opened your data of this request yet.
openings-unanswered-title = This cannot be found out at the moment
openings-unanswered = The provider’s system does not answer. Try again later: the records are kept.
openings-complain = If you think your data were opened without a reason, turn to the head of the provider: the record shows who it was.

## Check of a document

check-title = Check a document
check-lead = Enter the number of the document and the IIN or BIN of its holder. The answer only says whether the document is genuine; nothing else is shown.
check-number = Number of the document
check-number-hint = It stands in the top right corner of the document
check-number-missing = Enter the number of the document
check-iin = IIN or BIN of the document’s holder
check-button = Check
check-genuine-title = The document is genuine
check-genuine = Document No { $number } was given to the holder of this number. Checked: { $moment }
check-not-genuine-title = No such document was found
check-not-genuine = Document No { $number } was not given to the holder of this number. Check the number of the document and the IIN or BIN. Checked: { $moment }
check-wait = Too many checks in a row. Try again in { $seconds } s.
check-unanswered-title = The document cannot be checked at the moment
check-unanswered = The provider’s system does not answer. Try again later.

# A correction is asked for
notice-needs = The provider asks you to correct the request until { $date }.
need-title = Correct your request until { $date }
need-where = Answer here or bring the correction to the provider. Phone for questions: { $phone }. If nothing comes by then, the decision is made on what the request holds.
