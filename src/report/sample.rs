//! A report made by hand for the tests of the writers: three papers on a fire at a depot, in words of our own.

use super::*;
use crate::text::Span;

/// One story of three sources with a conflict, a revision, an agreement, a lone figure, a look-alike and a slip.
pub fn report() -> Report {
    Report {
        schema: SCHEMA.into(),
        program: "crosscheck 0.1.0".into(),
        rules: "9f2c41d0aa17be03".into(),
        replay: Some("crosscheck compare depot/ --format md".into()),
        sources: vec![
            source("harbour", "Harbour", Some("2026-03-04T09:10"), true),
            source("north", "North", Some("2026-03-05"), true),
            source("valley_notes", "Valley", None, false),
        ],
        stories: vec![Story {
            name: "Fire at the Karsk depot".into(),
            sources: vec![0, 1, 2],
            when: Some("3 March 2026".into()),
            why: "same place, same day".into(),
        }],
        rows: rows(),
        refused: vec![Refused {
            id: "X1".into(),
            a: 0,
            a_quote: quote(12, "the second blaze", "It was the second blaze at a depot this year."),
            b: 2,
            b_quote: quote(9, "a second fire", "A second fire broke out at the mill."),
            alike: "second fire".into(),
            key: Some(Key::Place),
            banned: None,
            claims: (0, 0),
            relation: Relation::Incomparable,
            finding: "Not compared: Harbour is about the depot, Valley about the mill.".into(),
        }],
        refused_beyond: 0,
        inside: inside(),
        decisions: Vec::new(),
        origins: vec![Origin {
            sources: vec![0, 2],
            evidence: "both credit the Inland agency".into(),
            links: Vec::new(),
        }],
        unread: vec![
            unread(0, "number", quote(14, "Route 9", "Route 9 was shut.")),
            unread(0, "number", quote(15, "40", "It took 40 hoses.")),
            unread(2, "quotation", quote(11, "“We ran | all of us”", "“We ran | all of us”, he said.")),
        ],
        set_aside: vec![Furniture { source: 1, quote: quote(1, "Back to top", "Back to top"), why: "page furniture" }],
        problems: vec![Problem { path: "depot/scan.pdf".into(), reason: "no text in it; give a text file".into() }],
    }
}

fn rows() -> Vec<Row> {
    let killed = |source, answer: &str, line, sentence: &str, speaker: &str| Cell {
        speaker: Some(speaker.into()),
        stance: Stance::Asserts,
        denied: false,
        ..cell(source, answer, quote(line, answer, sentence))
    };
    let mut conflict = row("F1", Section::Figures, "killed, Karsk depot, 3 March 2026", Relation::Conflict);
    conflict.cells = vec![
        killed(0, "12", 4, "Police said 12 people were killed.", "police"),
        killed(0, "12", 9, "The 12 dead were not named, police said.", "police"),
        killed(1, "15", 3, "The ministry counted 15 dead [so far].", "the ministry"),
    ];
    conflict.range = Some(Range { low: "12".into(), low_cell: 0, high: "15".into(), high_cell: 2 });
    conflict.finding = "Harbour gives 12, citing police. North gives 15, citing the ministry. Same event, same day, \
        same measure. The texts give no reason."
        .into();
    let mut revised = row("F2", Section::Figures, "injured, Karsk depot, 3 March 2026", Relation::Explained);
    revised.cells = vec![
        cell(0, "30", quote(5, "30", "Some 30 people were hurt by Tuesday night.")),
        cell(1, "41", quote(6, "41", "By Wednesday 41 people had been treated.")),
    ];
    revised.causes = vec![Cause::Later];
    revised.finding =
        "Harbour reports 30 (Tuesday); North reports 41 (Wednesday). Cause read in the text: later.".into();
    let mut lone = row("F3", Section::Figures, "tanks burnt", Relation::Single);
    lone.cells = vec![cell(2, "at least 3", quote(7, "at least three", "At least three tanks burnt down."))];
    lone.support =
        Support { origins: 1, articles: 1, words: "single source, unattributed".into(), ..Support::default() };
    let mut agreed = row("D1", Section::Dates, "depot opened", Relation::Same);
    agreed.cells = vec![
        cell(1, "2011", quote(8, "2011", "The depot opened in 2011.")),
        cell(2, "2011", quote(4, "2011", "Opened in 2011, the depot is the oldest here.")),
    ];
    agreed.finding = "North and Valley both give 2011.".into();
    let mut pledge = row("S1", Section::Statements, "pledge: inquiry", Relation::Single);
    pledge.kind = "pledge".into();
    pledge.cells = vec![Cell {
        slots: vec![
            ("who".into(), "the mayor".into()),
            ("whom".into(), "residents".into()),
            ("where".into(), "Karsk".into()),
        ],
        ..cell(0, "an inquiry", quote(10, "promised an inquiry", "The mayor promised an inquiry."))
    }];
    let mut voice = row("Q1", Section::Quotes, "the mayor", Relation::Same);
    voice.cells = vec![
        cell(0, "“We will find out”", quote(10, "“We will find out”", "“We will find out”, the mayor said.")),
        cell(1, "“We will find out”", quote(7, "“We will find out”", "“We will find out”, said the mayor.")),
    ];
    voice.finding = "Harbour and North give the same words.".into();
    let mut lone_voice = row("Q2", Section::Quotes, "a witness", Relation::Single);
    lone_voice.cells = vec![Cell {
        speaker: Some("a driver".into()),
        ..cell(2, "“It shook”", quote(6, "“It shook”", "“It shook”, a driver said."))
    }];
    vec![conflict, revised, lone, agreed, pledge, voice, lone_voice]
}

fn inside() -> Vec<Inside> {
    let entry = |id: &str, gravity, line, words: &str, finding: &str| Inside {
        id: id.into(),
        source: 1,
        gravity,
        quote: quote(line, words, &format!("It began on {words}.")),
        finding: finding.into(),
    };
    let slip = "3 March 2026 was a Tuesday; the text says Monday. Either may be the slip.";
    vec![
        entry("I1", Gravity::Impossible, 2, "Monday 3 March 2026", slip),
        entry("I2", Gravity::Fits, 6, "Wednesday 4 March", "4 March 2026 was a Wednesday."),
        entry("I3", Gravity::Fits, 9, "15 years", "2011 and 15 years make 2026."),
    ]
}

/// A source; `dated` gives it a day of its own.
pub fn source(id: &str, label: &str, published: Option<&str>, dated: bool) -> Source {
    Source {
        id: id.into(),
        label: label.into(),
        path: format!("depot/{id}.md"),
        outlet: Some(format!("{label} Post")),
        published: published.and_then(Moment::parse),
        article_day: dated.then(|| "2026-03-04 (front matter)".into()),
        digest: "00a1b2c3d4e5f607".into(),
        claims: 4,
        ..Source::default()
    }
}

/// A row without cells.
pub fn row(id: &str, section: Section, question: &str, relation: Relation) -> Row {
    Row {
        bare: false,
        id: id.into(),
        section,
        kind: "casualty".into(),
        question: question.into(),
        cells: Vec::new(),
        relation,
        pinned: Vec::new(),
        causes: Vec::new(),
        missing: Vec::new(),
        finding: String::new(),
        support: Support { origins: 2, articles: 2, words: "2 origins".into(), ..Support::default() },
        range: None,
        story: 0,
    }
}

/// An answer that the article gives in its own voice.
pub fn cell(source: usize, answer: &str, quote: Quote) -> Cell {
    let point = answer.parse().ok();
    let value = Value::Quantity { min: point, max: point, min_open: false, max_open: false, approx: false, unit: None };
    Cell {
        claim: 0,
        state: false,
        source,
        answer: answer.into(),
        value,
        quote,
        speaker: None,
        speaker_class: None,
        stance: Stance::Reports,
        denied: false,
        slots: Vec::new(),
        inherited: Vec::new(),
        rule: "casualty/1".into(),
    }
}

/// Words on a line.
pub fn quote(line: u32, words: &str, sentence: &str) -> Quote {
    Quote { span: Span::new(0, words.len()), line, column: 1, words: words.into(), sentence: sentence.into() }
}

fn unread(source: usize, what: &'static str, quote: Quote) -> Unread {
    Unread { source, what, quote }
}
