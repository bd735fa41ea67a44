# The housing commission: refusals, and lines of the history.

ws-refused-no-such-meeting = There is no such meeting.
ws-refused-meeting-moved = The meeting is at another stage now, or its agenda has changed. Open it again.
ws-refused-no-member = The person named is no member of the commission today, or was not at the meeting.
ws-refused-no-chair = The one who presides must be among those present.
ws-refused-no-place = Say where the meeting is held.
ws-refused-not-waiting = This case does not wait for the commission, or is named twice.
ws-refused-on-agenda = This case is on the agenda of another meeting.
ws-refused-agenda-full = One agenda holds at most { $limit } cases.
ws-refused-agenda-empty = Put at least one case on the agenda.
ws-refused-not-present = You are not marked as present. Tell the secretary.
ws-refused-no-words = Write the conclusion in Kazakh and in Russian.
ws-refused-words-missing = The protocol can be prepared when all conclusions have their words.
ws-refused-has-signed = This member has signed the protocol already.
ws-refused-too-few-signatures = At least { $needed } members must sign the protocol.

ws-act-vote-cast = A member of the commission voted
ws-act-meeting-close = The voting of the commission closed
ws-act-conclusion-enter = The commission's conclusion entered
ws-act-protocol-sign = The protocol signed by all who had to sign
ws-act-signature-excuse = A missing signature recorded, the signing of the protocol ended
ws-act-meeting-forward = The commission sent the case to the executor
ws-history-votes = votes for, against, abstained: { $votes }

# Meetings
ws-nav-meetings = Meetings
ws-meetings-title = Meetings of the housing commission
ws-meetings-waiting = { $cases ->
    [0] No case waits for the commission without an agenda.
    [one] { $cases } case waits for the commission and is on no agenda.
   *[other] { $cases } cases wait for the commission and are on no agenda.
}
ws-meetings-call = Call a meeting
ws-meetings-empty = There are no meetings yet.
ws-meeting-title = Meeting No { $number }
ws-meeting-number = Number
ws-meeting-held = Called for
ws-meeting-place = Place
ws-meeting-cases = Cases
ws-meeting-stage = Stage
ws-meeting-asked = Asked of you
ws-meeting-back = Back to the meeting
ws-meeting-go = Go to the meeting
ws-meeting-now = What is asked of you now
ws-meeting-nothing = Nothing is asked of you now.
ws-meeting-stage-called = called
ws-meeting-stage-open = voting
ws-meeting-stage-cancelled = called off
ws-meeting-stage-failed = not held: no quorum
ws-meeting-stage-closed = conclusions being entered
ws-meeting-stage-signing = protocol being signed
ws-meeting-stage-signed = protocol signed
ws-meeting-stage-forwarded = cases sent to the executors
ws-meeting-asked-open = Mark who is present and open the meeting.
ws-meeting-asked-vote = { $cases ->
    [one] Vote: { $cases } case is left.
   *[other] Vote: { $cases } cases are left.
}
ws-meeting-asked-close = Close the voting when all have voted.
ws-meeting-asked-conclude = { $cases ->
    [one] Enter the words of the conclusion: { $cases } case is left.
   *[other] Enter the words of the conclusions: { $cases } cases are left.
}
ws-meeting-asked-prepare = Prepare the protocol for signature.
ws-meeting-asked-sign = Read the protocol and sign it.
ws-meeting-asked-forward = Send the cases to the executors.

# Call and agenda
ws-meeting-day = Day of the meeting
ws-meeting-day-wrong = Give a date that exists.
ws-meeting-time = Beginning
ws-meeting-time-hint = Hours and minutes, such as 10:00
ws-meeting-time-wrong = Give the time as 10:00.
ws-meeting-chair = Chair
ws-meeting-secretary = Secretary
ws-meeting-agenda = Agenda
ws-meeting-agenda-hint = The cases that wait for the commission, by term. The agenda can be changed until the meeting is opened.
ws-meeting-agenda-button = Save the agenda
ws-meeting-agenda-title = Agenda of meeting No { $number }
ws-meeting-agenda-empty = There is no case on the agenda yet.
ws-meeting-agenda-change = Change the agenda
ws-meeting-case-due = the commission's term ends on { $date }

# The meeting itself
ws-meeting-opened = Opened
ws-meeting-closed = Voting closed
ws-meeting-present = Present
ws-meeting-quorum = { $present } of { $members }; a quorum is { $quorum }
ws-meeting-quorum-hint = Needed for a quorum: { $quorum }. Without a quorum the cases stay for another meeting.
ws-meeting-members = Members and signatures
ws-meeting-no-members = There is nobody in the commission yet.
ws-meeting-presence = Presence
ws-meeting-there = present
ws-meeting-absent = absent
ws-meeting-signature = Signature under the protocol
ws-meeting-signed = signed { $at }
ws-meeting-not-signed = not signed: { $reason }
ws-meeting-line = No
ws-meeting-case = Case
ws-meeting-votes-title = Votes
ws-meeting-votes = for { $for }, against { $against }, abstained { $abstained }
ws-meeting-own-vote = Your vote
ws-meeting-ruling = Conclusion
ws-meeting-open = Open the meeting
ws-meeting-attendance = Correct the attendance
ws-meeting-close = Close the voting
ws-meeting-close-hint = Votes cast: { $votes } of { $of }. After closing no vote can be changed.
ws-meeting-request = Open the request and its documents
ws-meeting-nobody = nobody
ws-vote-for = For the registration
ws-vote-against = Against
ws-vote-abstained = Abstain
ws-ruling-open = the voting is not closed
ws-ruling-left = stays for another meeting
ws-ruling-for = registration found possible
ws-ruling-against = registration found not possible
ws-meeting-vote = Vote
ws-meeting-vote-hint = You can change your vote until the secretary closes the voting. The voting is open.
ws-meeting-conclude = Enter the conclusion
ws-meeting-conclude-hint = The conclusion follows from the votes; write what it rests on. The protocol prints the text in two languages.
ws-meeting-words-kk = Words of the conclusion in Kazakh
ws-meeting-words-ru = Words of the conclusion in Russian

# The protocol
ws-meeting-protocol = Number of the protocol
ws-meeting-protocol-open = Open the protocol
ws-meeting-prepare = Prepare the protocol
ws-meeting-prepare-hint = The protocol is made of the votes and conclusions. As long as nobody has signed, conclusions can be corrected and it can be prepared again.
ws-meeting-sign = Go on to sign the protocol
ws-meeting-sign-title = Signing the protocol of meeting No { $number }
ws-meeting-data = data of the protocol (XML)
ws-meeting-page = protocol (PDF)
ws-meeting-sign-effect = All who were present sign the same protocol. When the last one has signed, the secretary sends the cases to the executors.
ws-meeting-excuse = Record that there is no signature
ws-meeting-excuse-hint = If a member has left without signing, record it with the reason: it stays in the sheet of signatures.
ws-meeting-excuse-member = Who has not signed
ws-meeting-excuse-reason = Reason
ws-meeting-cancel = Call the meeting off
ws-meeting-cancel-hint = The meeting does not take place; its cases wait for another one.
ws-meeting-forward = Send the cases to the executors
ws-meeting-forward-hint = The executors get the cases with conclusion, votes and protocol.

# On the page of a case
ws-case-commission = Conclusion of the housing commission
ws-case-commission-hint = The act does not say that the conclusion binds the executor: the decision is his.
