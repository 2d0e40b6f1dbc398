use super::*;

fn small() -> Vec<u8> {
    let mut builder = Builder::new(Card { name: "test".into(), ..Card::default() });
    let rows: Vec<Row> = (0..500u32)
        .map(|n| Row { feature: n.wrapping_mul(0x9E37_79B9), weights: vec![(0, (n % 100) as i8), (1, -3)] })
        .collect();
    builder.head("task", vec!["A".into(), "B".into()], &rows);
    builder.text("words", "one two");
    builder.finish().unwrap()
}

#[test]
fn what_is_written_is_read() {
    let model = Model::read(small()).unwrap();
    let head = model.head("task").unwrap();
    for n in 0..500u32 {
        let mut scores = [0; 2];
        head.add(&[n.wrapping_mul(0x9E37_79B9), 77], &mut scores);
        assert_eq!(scores, [(n % 100) as i32, -3]);
    }
    assert_eq!(model.text("words").unwrap(), "one two");
    assert_eq!(model.card().name, "test");
    assert!(matches!(model.head("other"), Err(ModelError::Missing(part)) if &*part == "other"));
}

#[test]
fn damage_is_seen() {
    let good = small();
    for at in (0..good.len()).step_by(7) {
        let mut bad = good.clone();
        bad[at] ^= 0x40;
        assert!(Model::read(bad).is_err(), "byte {at}");
    }
    for length in (0..good.len()).step_by(11) {
        assert!(Model::read(good[..length].to_vec()).is_err(), "cut at {length}");
    }
    assert!(matches!(Model::read(b"GIF89a....................".to_vec()), Err(ModelError::NotAModel)));
    let mut newer = good;
    newer[8] = 9;
    assert!(matches!(Model::read(newer), Err(ModelError::Format { found: 9 })));
}
