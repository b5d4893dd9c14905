//! Which event a figure belongs to where its sentence tells of another one, and what the day of a picture is worth.

mod story;

use crosscheck::claim::Reading;
use crosscheck::report::Report;
use crosscheck::{Article, compare};
use story::rules;

fn told(one: &str, other: &str) -> Report {
    compare(&[Article::new("herald", format!("{one}\n")), Article::new("post", format!("{other}\n"))], rules())
}

fn conflicts(report: &Report) -> usize {
    report.rows.iter().filter(|row| format!("{:?}", row.relation).contains("Conflict")).count()
}

#[test]
fn the_dead_of_a_quake_two_weeks_before_are_not_those_of_this_one() {
    let one =
        "A tremor shook Tellin, Vesta, on 3 May 2024, two weeks after more than 800 people died in a quake there.";
    let other = "A tremor shook Tellin, Vesta, on 3 May 2024. It killed 12 people.";
    assert_eq!(conflicts(&told(one, other)), 0);
    let after = "A tremor shook Tellin, Vesta, on 3 May 2024. It killed 14 people.";
    assert_eq!(conflicts(&told(after, other)), 1);
}

#[test]
fn the_day_under_a_picture_is_no_day_of_the_event() {
    let one = "The burned ferry lies off Norhaven, Vesta, after a fire on Monday, 6 May 2024. (Photo by Ida Brandt)\n\nA ferry \
               caught fire off Norhaven, Vesta, on 3 May 2024.";
    let other = "A ferry caught fire off Norhaven, Vesta, on 3 May 2024.";
    assert_eq!(conflicts(&told(one, other)), 0);
}

#[test]
fn the_day_of_a_file_picture_is_no_day_of_the_article() {
    let one = "A file picture dated 8 October 2015 shows the ferry off Norhaven. \n\nA ferry caught fire off Norhaven, \
               Vesta, on 3 May 2024, killing seven people.";
    let other = "A ferry caught fire off Norhaven, Vesta, on 3 May 2024, killing seven people.";
    let report = told(one, other);
    let killed: Vec<usize> = report.rows.iter().filter(|row| row.kind == "killed").map(|row| row.cells.len()).collect();
    assert_eq!(killed, [2]);
}

#[test]
fn a_weekend_of_an_article_that_tells_no_day_is_one_of_its_own() {
    let head = "---\npublished: \"2024-05-07\"\n---\n\n";
    let read = |name: &str, text: &str| story::generate::read(name, &format!("{head}{text}\n"));
    let one =
        "Over the weekend a slow storm flooded much of southern Vesta. At least eight people have lost their lives.";
    let other = "A storm flooded southern Vesta, officials said.\n\nAt least eight people have died in the flood.";
    let report = compare(&[read("herald", one), read("post", other)], rules());
    let killed: Vec<usize> = report.rows.iter().filter(|row| row.kind == "killed").map(|row| row.cells.len()).collect();
    assert_eq!(killed, [2]);
}

#[test]
fn a_weekday_whose_date_the_text_gives_is_not_turned_to_the_morrow() {
    let text = "---\npublished: \"2024-05-09\"\n---\n\nThousands were rescued in Vesta since the flooding began Friday. The \
                floods began last Friday, May 3. At least 11 people have died.\n";
    let article = story::generate::read("herald", text);
    let latest = Reading::new(&article, &rules().lexicon).latest;
    assert_eq!(latest.map(|day| day.to_string()).as_deref(), Some("2024-05-09"));
}

#[test]
fn a_toll_since_a_day_before_the_raid_is_not_that_of_the_raid() {
    let head = "---\npublished: \"2024-05-09\"\n---\n\n";
    let read = |name: &str, text: &str| story::generate::read(name, &format!("{head}{text}\n"));
    let lead = "An air raid on a clinic in Tellin, Vesta, killed at least 27 people on Wednesday.";
    let since = format!("{lead}\n\nAt least 186 people have been killed in Tellin since Friday, doctors said.");
    let other = "An air raid on a clinic in Tellin, Vesta, killed at least 20 people on Wednesday.";
    let report = compare(&[read("herald", &since), read("post", other)], rules());
    let rows = report.rows.iter().filter(|row| row.kind == "killed" && row.cells.len() > 1);
    for row in rows {
        assert!(row.cells.iter().all(|cell| !cell.answer.contains("186")), "{}", row.question);
    }
}
