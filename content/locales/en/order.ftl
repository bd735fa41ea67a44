# Ordering a service: the form, the check, the signature, the sending.

order-back = Back
order-continue = Save and continue
order-later = Save and continue later
order-upload = Upload files
order-consent = Consent
order-no-documents = From your answers, there is nothing to attach.
order-file-limits = PDF, JPEG and PNG files are accepted: each up to { $each }, all together up to { $together }.
group-entry = Person { $number }
group-add = Add a person
group-remove = Remove person { $number }
size-kilobytes = { $size } KB
size-megabytes = { $size } MB
file-fault-document-missing = Attach a copy of this document
file-fault-document-unknown = Attach the file to one of the documents listed
file-fault-file-empty = The file is empty: choose another one
file-fault-file-type = The file is not a PDF, JPEG or PNG: save the document as one of these and upload it again
file-fault-file-too-large = The file is too large: it may have up to { $limit }
file-fault-files-too-many = There are too many files: the most allowed is { $limit }
file-fault-files-too-large-together = The files are too large together: they may have up to { $limit }

## Checking the answers

review-title = Check your answers
review-fault-field = Check the answer: { $field }
review-not-taken = The request was not taken: while you filled in the form, the conditions changed. Check the answers and send the request again, or begin a new one.
review-next = Now send your request
review-next-words = On the next page you sign the request with your EDS key. Nothing is sent before you sign.
review-send = Send request

## Signing

sign-title = Sign the request
sign-lead = You are about to sign this request:
sign-service = Service
sign-applicant = Applicant
sign-iin = IIN { $iin }
sign-bin = BIN { $bin }
sign-provider = Sent to
sign-contents = What it holds
sign-answers = answers: { $answers }, files: { $files }
sign-meaning = By signing you confirm that what you stated is true. An electronic digital signature equals one made by hand.
sign-document = Show the whole document that is signed
sign-button = Sign
sign-back = Back to the answers

## The signature is not confirmed

refused-title = Your signature is not confirmed
refused-lead = The service is refused: the request was not sent.
refused-why = Why
refused-clause = Ground:
refused-what = What you can do
refused-kept = Your answers and files are kept. Put the cause right and sign the request again.
refused-again = Sign again

## Sent

sent-title = Your request is sent
sent-number = Request number
sent-next = What happens next
sent-next-words = The result comes to your cabinet. There is no need to wait here: you can close this page.
sent-request = Go to the page of the request
