# Words that all pages share.

language-name = English

shell-name = Kezek
shell-skip = Skip to main content
shell-languages = Language
shell-nav = Sections
shell-sign-in = Sign in
shell-sign-out = Sign out
shell-practice-label = Practice edition
shell-practice = The regulations behind this site are no longer in force. The site is for practice: applications made here have no legal effect.
shell-help = If you have a question, call the contact centre:
shell-about = Kezek: public services for housing.

## Forms

form-error-prefix = Error:
form-errors-title = There is a problem
form-optional = (optional)
form-choose = Choose
form-day = Day
form-month = Month
form-year = Year
form-yes = Yes
form-no = No
form-remove = Remove
form-progress = Step { $here } of { $of }

## Parts of pages

summary-none = not given
summary-change = Change
step-done = Done
step-now = Now
step-ahead = To come
pager-label = Pages
pager-first = First page
pager-before = Previous page
pager-after = Next page
pager-here = Page { $here } of { $of }

## Error pages

fault-home = Go to the home page
fault-reference = When you call the contact centre, give this number:
fault-not-found-title = Page not found
fault-not-found-text = Check that the address is typed correctly. The page may have been removed, or may not be open to you.
fault-method-title = This cannot be done here
fault-method-text = Go back to the previous page and press the button again.
fault-too-large-title = What you sent is too large
fault-too-large-text = Go back to the previous page and choose a smaller file, or send the files one at a time.
fault-expired-form-title = The form has expired
fault-expired-form-text = For your safety a form works only in the window in which you opened it. Go back to the previous page, reload it and send the form again.
fault-unreadable-title = What you sent cannot be read
fault-unreadable-text = Go back to the previous page and fill in the form again.
fault-too-many-title = Too many attempts
fault-too-many-text = Wait a little and try again.
fault-unavailable-title = The service is not working at the moment
fault-unavailable-text = Try again in a few minutes. What you saved is not lost.
fault-internal-title = Something went wrong on our side
fault-internal-text = Try again later. What you saved is not lost.
