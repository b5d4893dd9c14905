//! Which event a figure belongs to where its sentence tells of another one, and what the day of a picture is worth.

mod story;

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
