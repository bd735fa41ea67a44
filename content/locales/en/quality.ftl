# Indicators of a provider's work, and the questionnaire on the quality of a service.
ws-nav-indicators = Indicators

quality-title = Indicators
quality-from = From
quality-until = To
quality-service = Service
quality-all-services = All services
quality-show = Show
quality-period = Period: { $from } to { $until }
quality-as-of = Counted on { $at }
quality-running = Cases in work
quality-overdue = Of these, overdue
quality-now = In work: { $running }, of these overdue: { $overdue }
quality-months-file = Indicators by month (CSV)
quality-passages-file = Passages through the steps (CSV)
quality-fault-month-unreadable = The month cannot be read. The usual period is shown.
quality-fault-period-reversed = The period ends before it begins. The usual period is shown.
quality-fault-period-too-long = The period is longer than three years. The usual period is shown.

# By month
quality-months = Indicators by month
quality-month = Month
quality-total = Whole period
quality-nothing = There are no figures for this period.
quality-requests = Requests
quality-electronic = Sent electronically
quality-results = Service given
quality-refusals = Motivated refusal
quality-timeliness = Timeliness
quality-quality = Satisfied with process and result
quality-information = Satisfied with information
quality-basis-service-term = Timeliness is measured by the term of the service.
quality-basis-step-terms = The act sets no term of the service, so timeliness is measured by the terms of its steps.
quality-plot-counts = Requests and answers by month
quality-plot-shares = Timeliness and satisfaction by month, %
quality-plot-description = Bars of the plot “{ $table }”. The same figures stand in the table beside it.

# By step
quality-steps = Steps
quality-step = { $number } · { $words }
quality-step-by = { $step }, { $by }
quality-step-within = { $step } (term: { $term })
quality-step-name = Step
quality-by = Done by
quality-term = Term of the act
quality-step-now = Now
quality-step-overdue = Overdue
quality-passed = Passed in the period
quality-median = Median
quality-ninetieth = 90th percentile
quality-in-time = In time
quality-no-steps = No case passed a step in this period, and none is in work.
quality-plot-steps = Time at each step: median and 90th percentile

# Refusals and answers of the questionnaire
quality-grounds = Grounds of refusals
quality-ground = Ground
quality-times = Refusals
quality-no-grounds = There were no refusals in this period.
quality-answer = Answer
quality-answers = Answers
quality-answer-share = Share
quality-no-answers = There are no answers that can be shown for this period.

# How it is counted
quality-how = How it is counted
quality-how-requests = Requests registered by the provider in this month.
quality-how-electronic = The share of requests that came through the portal among all that were registered in this month (an indicator of accessibility).
quality-how-answers-term = Service given and motivated refusal
quality-how-answers = Cases that ended in this month, by how they ended. Cases whose documents were not accepted are not among them.
quality-how-timeliness = The share of results and refusals that left before the term of the service had run out, among all cases that ended in this month and have such a term. Where the act sets no term of the service: the share of officers’ works done in time among all for which the act sets a term. Which of the two is measured stands below the table.
quality-how-satisfied-term = Satisfaction
quality-how-satisfied = The share of the answer “satisfied” to a question of the questionnaire (annex 4 of Regulation No 424). “Partly satisfied” does not count as satisfied. The question about process and result is the indicator of quality, the one about information an indicator of accessibility.
quality-how-release = So that no figure tells how one person answered, answers are counted in groups: at least { $group } answers to one question about one service wait for each other and are counted together, in the month in which the group became full. This is a rule of our own.
quality-how-spread-term = Median and 90th percentile
quality-how-spread = The time from a case’s coming to a step until its leaving, over all passages of the period. Median: half of the cases took no longer. 90th percentile: nine of ten cases took no longer. The values are exact, no sample is taken. Steps that the system does by itself are not shown.
quality-how-overdue = Cases that stand at the step now and are past its term, or past the term of the service where the step has none.
quality-how-grounds = How many refusals that left in this period name the ground. One refusal may name several.
quality-how-months = A month is that of the local time of the provider’s locality.

# Months
quality-month-1 = January { $year }
quality-month-2 = February { $year }
quality-month-3 = March { $year }
quality-month-4 = April { $year }
quality-month-5 = May { $year }
quality-month-6 = June { $year }
quality-month-7 = July { $year }
quality-month-8 = August { $year }
quality-month-9 = September { $year }
quality-month-10 = October { $year }
quality-month-11 = November { $year }
quality-month-12 = December { $year }

# Figures
quality-count = { $count }
quality-percent = { $whole }.{ $tenth }%
quality-share = { $percent } ({ $part } / { $whole })
quality-duration-days = { $large } d { $small } h
quality-duration-hours = { $large } h { $small } min
quality-duration-minutes = { $large } min { $small } s
quality-seconds = { $seconds } s

# Columns of files
quality-column-provider = Code of the provider
quality-column-provider-name = Provider
quality-column-service = Code of the service
quality-column-service-name = Service
quality-column-month = Month
quality-column-requests = Requests
quality-column-electronic = Sent electronically
quality-column-electronic-percent = Sent electronically, %
quality-column-results = Service given
quality-column-refusals = Motivated refusal
quality-column-timeliness-basis = Timeliness measured by
quality-column-timely = In time
quality-column-timely-of = Out of
quality-column-timely-percent = Timeliness, %
quality-column-quality-satisfied = Satisfied with process and result
quality-column-quality-answers = Answers about process and result
quality-column-quality-percent = Satisfied with process and result, %
quality-column-information-satisfied = Satisfied with information
quality-column-information-answers = Answers about information
quality-column-information-percent = Satisfied with information, %
quality-column-edition = Edition
quality-column-channel = Channel
quality-column-step = Number of the step
quality-column-step-name = Step
quality-column-performer = Done by
quality-column-entered = Came to the step
quality-column-left = Left the step
quality-column-due-before = Term runs out at
quality-column-in-time = In time (1: yes, 0: no)
quality-column-duration-seconds = Duration, s

# Questionnaire after the result
rating-title = Rate the service
rating-lead = If you like: two questions. The provider sees sums only and does not learn who answered what.
rating-progress = (question { $number } of { $of })
rating-thanks = Thank you. Only you see your answers; the provider sees sums.
rating-before = You have rated this service before. Answers cannot be changed.
rating-back = Back to the request
