# How a due date was counted.

term-title = Terms
term-unfold = How the date was counted
term-start-applied = Counted from the moment of application: { $at }.
term-start-entered = Counted from when the case came to this step: { $at }.
term-start-done = Counted from when this was done: { $step } – { $at }.
term-length = The term is { $term }. { $clause }.
term-settled = How the term is read: { $reason }
term-stored = The date stored and told earlier is { $date }: the calendar has been corrected since.
term-seconds = { $amount ->
    [one] { $amount } second
   *[other] { $amount } seconds
 }
term-minutes = { $amount ->
    [one] { $amount } minute
   *[other] { $amount } minutes
 }
term-hours = { $amount ->
    [one] { $amount } hour
   *[other] { $amount } hours
 }
term-calendar-days = { $amount ->
    [one] { $amount } calendar day
   *[other] { $amount } calendar days
 }
term-working-days = { $amount ->
    [one] { $amount } working day
   *[other] { $amount } working days
 }
term-months = { $amount ->
    [one] { $amount } month
   *[other] { $amount } months
 }
term-line-before-hours = It came on { $from } before office hours and counts as received when the office opened.
term-line-after-hours = It came on { $from } after office hours and counts as received on { $to }.
term-line-day-off = It came on { $from }, a day off ({ $why }), and counts as received on { $to }.
term-line-duration = Seconds added to the moment: { $seconds }.
term-line-paper = The documents travel on paper: the day of acceptance, { $date }, is not counted.
term-line-first-next = The first day of the term is { $date }, the day after.
term-line-first-same = The first day of the term is { $date }, the same day.
term-line-first-moment = The term runs from the moment itself, on { $date }.
term-line-skipped = { $date } is not counted: { $why }.
term-line-paused = The term stood from { $from } and went on on { $until }.
term-line-last = The last day by the count is { $date }.
term-line-moved = { $from } is a day off ({ $why }): the term ends on the next working day, { $to }.
term-line-extended = Extended by { $by }: until { $to }.
term-line-ahead = The result must be ready before the term ends, days ahead: { $days }. That is { $to }.
term-line-provisional = The calendar for { $date } is not published yet, so the date is provisional.
term-weekend = weekend
term-holiday = holiday
term-holiday-moved = day off in place of the holiday “{ $holiday }”
term-transferred = rest day moved by the Government
norm-administrative-code-64 = Administrative Procedural and Process-Related Code, article 64
norm-services-law-5 = Law on Public Services, article 5
norm-services-law-20 = Law on Public Services, article 20
norm-civil-code-173 = Civil Code, article 173
norm-civil-code-175 = Civil Code, article 175
norm-civil-code-176 = Civil Code, article 176
