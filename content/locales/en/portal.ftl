# The portal: sections, front page, page of a service, account.

nav-services = Services
nav-cabinet = My cabinet
nav-history = History of services received
nav-check = Check a document

## Front page

home-title = Public services for housing
home-lead = Apply without leaving home, follow your request and get the signed document here.
home-none = No service takes requests at the moment.
home-need-housing = I need a home
home-also = You can also
home-check = Check a document
home-check-words = Find out by its number and an IIN or BIN whether a notification or refusal is genuine.
home-status = Follow my request
home-status-words = Your cabinet shows the step your request has reached and its result, and where there is a waiting list, your place in it.

## Page of a service

service-above = Public service
service-result = What you get
service-who = Who may ask
service-duration = How long it takes
service-fee = Cost
service-order = Order the service online
service-order-sign-in = You will be asked to sign in with your IIN or BIN and password first.
service-not-for-organisations-title = This service is not given to organisations
service-not-for-organisations = You have signed in with the BIN of an organisation, but the service is for persons only. You can order it when you sign in with your own IIN.
service-not-for-persons-title = This service is not given to persons
service-not-for-persons = You have signed in with an IIN, but the service is for organisations only. It can be ordered when you sign in with the BIN of an organisation.
service-needs = What you need
service-documents = Documents
service-documents-words = From your answers, the form asks only for the documents that concern you.
service-steps = What happens then
service-steps-words = The terms are those of the regulation.
service-complaint = If you disagree
service-law = Legal basis
service-official-name = Official name of the service:
step-term = term: { $term }

## Fields

field-iin = IIN or BIN
field-iin-hint = 12 digits: the IIN on your identity card, or the BIN of an organisation
field-password = Password
field-new-password = New password
field-new-password-hint = At least 8 characters. A phrase of several words is easy to remember.
field-password-again = Repeat the password
iin-wrong-length = The number has 12 digits: check how many you typed
iin-not-digits = The number has digits only: remove the other characters
iin-wrong-check-digit = The number is mistyped: compare the digits with your document
password-too-short = The password is too short: use at least { $least } characters
password-too-long = The password is too long: use at most { $most } characters
password-has-iin = The password must not contain your IIN or BIN: think of another one
password-differs = The passwords are not the same: enter both again

## Registering and a new password

register-title = Create an account
register-lead = Enter your IIN (for an organisation, its BIN) and think of a password. Then you sign a one-time text with your EDS key, so that we know it is you. For an organisation its first head or a person with the right to sign does so.
register-button = Continue
register-have = Do you have an account? Sign in
recover-title = New password
recover-lead = Enter your IIN or BIN and a new password. You confirm the change with your EDS key; after that all open sessions on all devices end.
challenge-title = Confirm that it is you
challenge-lead = Sign the one-time text with your EDS key. The IIN or BIN in the certificate must be the one you entered.
challenge-time = The text is valid for 15 minutes.
challenge-document = Show the text that will be signed
challenge-refused = The signature is not confirmed
challenge-back = Cancel

## Signing in

sign-in-title = Sign in
sign-in-button = Sign in
sign-in-recover = Forgotten your password?
sign-in-register = New to the portal? Create an account
sign-in-wrong = The number or the password is wrong. Check both and enter them again.
sign-in-wait-seconds = Too many attempts. Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
sign-in-wait-minutes = Too many attempts. Try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, or set a new password.
sign-in-ready-title = Done
sign-in-ready = Your password is saved. You can sign in now.
sign-in-ended-title = Your session has ended
sign-in-ended = Sign in again to go on.
sign-in-ended-kept = Sign in again to go on. What you typed is kept.
resume-title = You are signed in again
resume-words = What you typed before the session ended is kept. Send it and go on.
resume-button = Continue
