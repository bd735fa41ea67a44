//! The policy as a lawyer reads it: the printed matrix is the expected text.

use kezek_casework::policy::{Deed, Named, Permission, Relation, matrix, permission};
use kezek_kernel::{OfficerId, Role};

#[test]
fn the_matrix_is_the_one_that_was_read_and_approved() {
    let approved = include_str!("policy-matrix.txt");
    assert_eq!(matrix(), approved, "print the new matrix into tests/policy-matrix.txt after reading it");
}

#[track_caller]
fn check(officer: u8, named: Named, expected: Relation) {
    assert_eq!(Relation::of(OfficerId::from_bytes([officer; 16]), named), expected);
}

fn named(holder: Option<u8>, drafter: Option<u8>, signer: Option<u8>) -> Named {
    let id = |byte: u8| OfficerId::from_bytes([byte; 16]);
    Named { holder: holder.map(id), drafter: drafter.map(id), signer: signer.map(id) }
}

#[test]
fn a_relation_follows_from_the_officers_whom_the_case_names() {
    check(1, named(None, None, None), Relation::Free);
    check(1, named(Some(1), None, None), Relation::Holder);
    check(1, named(Some(2), None, None), Relation::Colleague);
    check(1, named(Some(1), Some(1), Some(2)), Relation::Holder);
    check(2, named(Some(1), Some(1), Some(2)), Relation::Signer);
    check(1, named(Some(1), Some(1), Some(1)), Relation::SignerOfOwn);
    check(3, named(Some(1), Some(1), Some(2)), Relation::Colleague);
}

#[track_caller]
fn check_standing_in(officer: u8, absent: u8, named: Named, expected: Relation) {
    let id = |byte: u8| OfficerId::from_bytes([byte; 16]);
    assert_eq!(Relation::standing_in(id(officer), &[id(absent)], named), expected);
}

#[test]
fn a_substitute_stands_where_the_absent_officer_stood_unless_he_stands_there_himself() {
    check_standing_in(1, 9, named(None, None, None), Relation::Free);
    check_standing_in(1, 9, named(Some(9), None, None), Relation::Holder);
    check_standing_in(1, 9, named(Some(2), None, None), Relation::Colleague);
    check_standing_in(1, 9, named(Some(9), Some(9), Some(2)), Relation::Holder);
    check_standing_in(1, 9, named(Some(2), Some(2), Some(9)), Relation::AbsentSigner);
    check_standing_in(1, 9, named(Some(9), Some(1), Some(1)), Relation::SignerOfOwn);
    check_standing_in(1, 9, named(Some(9), Some(1), Some(2)), Relation::Holder);
    check_standing_in(1, 9, named(Some(1), Some(1), Some(9)), Relation::Holder);
}

#[test]
fn nobody_signs_what_names_another_signer() {
    for role in Role::ALL {
        for relation in [Relation::Free, Relation::Holder, Relation::Colleague, Relation::AbsentSigner] {
            assert_eq!(permission(role, Deed::Sign, relation), Permission::No, "{role:?} {relation:?}");
        }
    }
}

#[test]
fn an_official_concerned_neither_assigns_nor_answers_nor_signs() {
    for role in Role::ALL {
        for deed in [Deed::AssignComplaint, Deed::AnswerComplaint, Deed::SignAnswer, Deed::EnterComplaint] {
            assert_eq!(permission(role, deed, Relation::Concerned), Permission::No, "{role:?} {deed:?}");
        }
        for deed in Deed::ALL {
            let case = [Relation::Concerned].map(|relation| permission(role, deed, relation));
            let sees = matches!(deed, Deed::OpenComplaint | Deed::SendUp);
            assert!(sees || case == [Permission::No], "{role:?} {deed:?}");
        }
    }
    assert_eq!(permission(Role::Executor, Deed::OpenComplaint, Relation::Concerned), Permission::No);
    assert_eq!(permission(Role::Head, Deed::SendUp, Relation::Concerned), Permission::Yes);
}

#[test]
fn nobody_does_anything_about_a_complaint_of_his_own() {
    let deeds =
        [Deed::OpenComplaint, Deed::AssignComplaint, Deed::AnswerComplaint, Deed::SignAnswer, Deed::SendUp];
    for (role, deed) in Role::ALL.into_iter().flat_map(|role| deeds.map(|deed| (role, deed))) {
        assert_eq!(permission(role, deed, Relation::Applicant), Permission::No, "{role:?} {deed:?}");
    }
}
