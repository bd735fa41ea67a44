//! What leaves for the accepting system through the gateway: registered, moved, result.

use kezek_casework::{Case, DueDate, Rules, Whose, inconsistent};
use kezek_exchange::Dispatch;
use kezek_kernel::{Bin, Instant, SystemName};
use kezek_messages::{
    CaseEvent, CaseNotification, CaseResult, ComplaintEvent, ComplaintNotification, Data,
    DueDate as SentDueDate, ExtendedTerm, Ground, MessageType, NeedWords, Payload,
};
use kezek_regulations::{Edition, Position};
use kezek_store::{Act, Read, StoreError};

use crate::decision::{ChosenGround, Wanted};
use crate::words::BothWords;

/// Whether another system took the application and gets every answer. One that was handed in at the counter came to this
/// system itself, and no message about it leaves.
pub(crate) fn came_from_elsewhere(case: &Case) -> bool {
    case.channel.entry_system() != SystemName::Workstation
}

/// NOTIFICATION: the request is registered, has its number and the day on which the result is due.
pub(crate) fn registered(
    act: &mut Act<'_>,
    rules: &Rules,
    case: &Case,
    provider: Bin,
) -> Result<(), StoreError> {
    let event = CaseEvent::Registered { provider, due: case.service_due.as_ref().map(sent) };
    notify(act, rules, case, event)
}

/// NOTIFICATION: the case stands at another place of its process.
pub(crate) fn moved(
    act: &mut Act<'_>,
    rules: &Rules,
    case: &Case,
    position: &Position,
) -> Result<(), StoreError> {
    notify(act, rules, case, CaseEvent::Moved { position: position.to_string() })
}

/// NOTIFICATION: the applicant is to correct his request until a day.
pub(crate) fn needs(
    act: &mut Act<'_>,
    rules: &Rules,
    case: &Case,
    wanted: &Wanted,
    until: &DueDate,
) -> Result<(), StoreError> {
    let words = NeedWords { kk: wanted.text_kk.trim().to_owned(), ru: wanted.text_ru.trim().to_owned() };
    let event = CaseEvent::Needs {
        what: "correction".to_owned(),
        until: Some(sent(until)),
        documents: wanted.documents.clone(),
        words: Some(words).filter(|words| !words.kk.is_empty()),
    };
    notify(act, rules, case, event)
}

/// NOTIFICATION: the person is told a preliminary refusal and may object to it until a day.
pub(crate) fn hearing(
    act: &mut Act<'_>,
    rules: &Rules,
    case: &Case,
    chosen: &[ChosenGround],
    until: &DueDate,
) -> Result<(), StoreError> {
    let grounds = grounds(rules.edition(&case.edition)?, chosen);
    notify(act, rules, case, CaseEvent::Hearing { until: sent(until), grounds })
}

/// Grounds with their facts, in the two languages of the contract.
pub(crate) fn grounds(edition: &Edition, chosen: &[ChosenGround]) -> Vec<Ground> {
    let reason = |name: &str, fact: &str| format!("{name}: {fact}");
    let ground = |chosen: &ChosenGround| {
        let ground = edition.ground(&chosen.ground)?;
        Some(Ground {
            code: ground.id.clone(),
            clause: ground.clause.cite.ru.clone(),
            reason_kk: reason(&ground.name.kk, &chosen.fact_kk),
            reason_ru: reason(&ground.name.ru, &chosen.fact_ru),
        })
    };
    chosen.iter().filter_map(ground).collect()
}

/// NOTIFICATION: a term of the case was extended.
pub(crate) fn extended(
    act: &mut Act<'_>,
    rules: &Rules,
    case: &Case,
    whose: Whose,
    due: &DueDate,
    reason: &BothWords,
) -> Result<(), StoreError> {
    let term = match whose {
        Whose::Service => ExtendedTerm::Result,
        Whose::Step => ExtendedTerm::Step,
    };
    let event = CaseEvent::Extended { term, due: sent(due), reason: reason.into() };
    notify(act, rules, case, event)
}

/// NOTIFICATION: the applicant's answer lies with the case.
pub(crate) fn answered(act: &mut Act<'_>, rules: &Rules, case: &Case) -> Result<(), StoreError> {
    notify(act, rules, case, CaseEvent::Answered)
}

/// NOTIFICATION: the applicant's answer was not taken.
pub(crate) fn answer_refused(
    act: &mut Act<'_>,
    rules: &Rules,
    case: &Case,
    reason: &str,
) -> Result<(), StoreError> {
    notify(act, rules, case, CaseEvent::AnswerRefused { reason: reason.to_owned() })
}

/// RESPONSE: the signed result.
pub(crate) fn result(
    act: &mut Act<'_>,
    rules: &Rules,
    case: &Case,
    result: &CaseResult,
) -> Result<(), StoreError> {
    send(act, rules, case, MessageType::Response, result)
}

/// NOTIFICATION: what happened to a complaint that came in the chain of this case.
pub(crate) fn complaint(
    act: &mut Act<'_>,
    rules: &Rules,
    case: &Case,
    complaint_number: &str,
    registered_number: &str,
    event: ComplaintEvent,
) -> Result<(), StoreError> {
    let notification = ComplaintNotification {
        complaint_number: complaint_number.to_owned(),
        registered_number: registered_number.to_owned(),
        at: act.now(),
        event,
    };
    send(act, rules, case, MessageType::Notification, &notification)
}

fn notify(act: &mut Act<'_>, rules: &Rules, case: &Case, event: CaseEvent) -> Result<(), StoreError> {
    let at: Instant = act.now();
    let notification = CaseNotification {
        request_number: case.request_number.clone(),
        case_number: case.number.clone(),
        at,
        event,
    };
    send(act, rules, case, MessageType::Notification, &notification)
}

fn send<P: Payload>(
    act: &mut Act<'_>,
    rules: &Rules,
    case: &Case,
    message_type: MessageType,
    payload: &P,
) -> Result<(), StoreError> {
    if !came_from_elsewhere(case) {
        return Ok(());
    }
    let dispatch = Dispatch {
        message_type,
        service: rules.edition(&case.edition)?.service.code.clone(),
        chain: case.chain.clone(),
        route: Some(case.sender.clone()),
        locality: case.locality,
        edition: case.edition.to_string(),
        data: Data::of(payload).map_err(|fault| inconsistent(fault.code()))?,
    };
    act.enqueue(dispatch.outgoing()).map(drop)
}

/// A due date in the contract between systems.
pub(crate) fn sent(due: &DueDate) -> SentDueDate {
    SentDueDate { date: due.date, zone: due.zone.clone(), instant: due.instant }
}
