//! Values: what is written is read back alike on both engines, and in the same order.

use kezek_store::{Outcome, Read as _, StoreError, Value, params};

use crate::bed::{Bed, on_both_engines};

async fn check(bed: &Bed, number: i64, words: Value, body: Value) {
    let store = bed.store();
    let (sent_words, sent_body) = (words.clone(), body.clone());
    let kept: Outcome<_, &str> = store
        .keep(move |act| {
            let sql = "INSERT INTO note (number, words, body) VALUES (?1, ?2, ?3)";
            Ok(act.execute(sql, &[Value::from(number), sent_words, sent_body])?)
        })
        .await;
    assert_eq!(kept, Ok(1));
    let read = store.read(move |reader| {
        let sql = "SELECT number, words, body FROM note WHERE number = ?1";
        reader.one(sql, &params![number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    });
    let (found_number, found_words, found_body): (i64, Value, Value) = read.await.unwrap();
    assert!((found_number, &found_words, &found_body) == (number, &words, &body));
    store.close().await;
}

#[test]
fn every_value_reads_back() {
    on_both_engines(async |bed| {
        check(&bed, i64::MAX, Value::from("Үміт Әбішқызы — ҚОҢЫР ү ұ һ і ғ"), Value::Null).await;
        check(&bed, i64::MIN, Value::Null, Value::from(vec![0, 255, 39, 0])).await;
        check(&bed, 0, Value::from(""), Value::from(Vec::new())).await;
        check(&bed, 1, Value::from("it's ?1 \"quoted\" \u{1f3e0} -- no comment"), Value::from([7; 32])).await;
        check(&bed, 2, Value::from("ұзын сөз ".repeat(100_000)), Value::from(vec![1; 3_000_000])).await;
    });
}

#[test]
fn text_is_ordered_by_its_bytes() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let words = ["ә", "a", "Б", "а", "Z", "я", "ө", "", "a b", "ab", "A", "_", "а я", "ая"];
        let kept: Outcome<(), &str> = store
            .keep(move |act| {
                for (number, word) in (0_i64..).zip(words) {
                    act.execute("INSERT INTO note (number, words) VALUES (?1, ?2)", &params![number, word])?;
                }
                Ok(())
            })
            .await;
        kept.unwrap();
        let read =
            store.read(|reader| reader.all("SELECT words FROM note ORDER BY words", &[], |row| row.get(0)));
        let ordered: Vec<String> = read.await.unwrap();
        let mut expected = words;
        expected.sort_unstable();
        assert_eq!(ordered, expected);
    });
}

#[test]
fn nul_in_text_is_refused_before_the_engine_sees_it() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let read =
            store.read(|reader| reader.query("SELECT number FROM note WHERE words = ?1", &params!["a\0b"]));
        assert_eq!(read.await.unwrap_err(), StoreError::NulCharacter);
    });
}

#[test]
fn nulls_booleans_and_conflicts_work_alike() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let kept: Outcome<_, &str> = store
            .keep(|act| {
                let sql = "INSERT INTO note (number, words) VALUES (?1, ?2) \
                           ON CONFLICT (number) DO UPDATE SET words = excluded.words";
                act.execute(sql, &params![1, "first"])?;
                act.execute(sql, &params![1, None::<&str>])?;
                let sql =
                    "SELECT words, ?1 + 1, count(*) OVER () FROM note WHERE words IS NULL AND number = ?1";
                Ok(act.one(sql, &params![true], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
            })
            .await;
        let expected: (Option<String>, i64, bool) = (None, 2, true);
        assert_eq!(kept, Ok(expected));
    });
}

#[test]
fn wrong_expectations_of_a_row_are_errors() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let many = "SELECT 1 UNION ALL SELECT 2";
        let none = "SELECT number FROM note";
        assert_eq!(store.read(move |r| r.one(many, &[], |_| Ok(()))).await, Err(StoreError::RowCount(2)));
        assert_eq!(
            store.read(move |r| r.optional(many, &[], |_| Ok(()))).await,
            Err(StoreError::RowCount(2))
        );
        assert_eq!(store.read(move |r| r.one(none, &[], |_| Ok(()))).await, Err(StoreError::RowCount(0)));
        assert_eq!(store.read(move |r| r.optional(none, &[], |_| Ok(()))).await, Ok(None));
        let wrong_type =
            store.read(|r| r.one("SELECT 1", &[], |row| row.get::<String>(0))).await.unwrap_err();
        assert_eq!(wrong_type.to_string(), "column 0: expected text, found integer");
        let beyond = store.read(|r| r.one("SELECT 1", &[], |row| row.get::<i64>(1))).await;
        assert_eq!(beyond, Err(StoreError::NoSuchColumn(1)));
    });
}

#[test]
fn texts_are_read_as_the_types_they_name() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let parsed = store.read(|r| {
            r.one("SELECT '191010000', 'elsewhere'", &[], |row| {
                Ok((row.parse::<kezek_kernel::Kato>(0)?.to_string(), row.parse::<kezek_kernel::Kato>(1)))
            })
        });
        let (locality, other) = parsed.await.unwrap();
        assert_eq!(locality, "191010000");
        assert!(matches!(other, Err(StoreError::Column { column: 1, .. })));
    });
}
