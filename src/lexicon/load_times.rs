//! Reads the words of time and compiles their patterns.

use super::files::{DatePatterns, HolidayEntry, TimeFile};
use super::load::{LexiconError, unknown};
use super::marks::Numbered;
use super::shape::{Alphabet, Set, Shape, Shapes};
use super::times::{Begins, DayPart, Figure, Holiday, Open, Part, Reading, Times, Units, slot};
use super::{Calendar, Lexicon};
use crate::text::words::key;
use rustc_hash::FxHashMap;

pub(super) fn read(
    lexicon: &mut Lexicon,
    words: TimeFile,
    holidays: Vec<HolidayEntry>,
    patterns: Vec<DatePatterns>,
) -> Result<(), LexiconError> {
    let mut times = Times::default();
    for name in slot::NAMES {
        times.alphabet.class(name).map_err(|what| error("time.yaml", what))?;
    }
    let mut classes = classes(&words);
    lexicon.months = words.months.iter().map(|(word, month)| (key(word), *month)).collect();
    lexicon.weekdays = words.weekdays.iter().map(|(word, day)| (key(word), *day)).collect();
    lexicon.month_cues = words.month_cues.iter().map(|word| key(word)).collect();
    lexicon.doubtful_months = words.doubtful.iter().map(|word| key(word)).collect();
    lexicon.name_months = words.names.iter().map(|word| key(word)).collect();
    lexicon.zones = words.zones.iter().map(|word| key(word)).collect();
    lexicon.zone_minutes = words.zone_minutes.iter().map(|(word, minutes)| (key(word), *minutes)).collect();
    for (phrase, part) in &words.early {
        let part = match part.as_str() {
            "START" => Part::Start,
            "MID" => Part::Mid,
            "END" => Part::End,
            "LATER" => Part::Later,
            "EARLIER" => Part::Earlier,
            _ => return Err(unknown("time.yaml", "part of a stretch", part)),
        };
        lexicon.early.add(phrase, part);
    }
    for (phrase, open) in &words.opens {
        let open = match open.as_str() {
            "FROM" => Open::From,
            "AFTER" => Open::After,
            "BEFORE" => Open::Before,
            _ => return Err(unknown("time.yaml", "open end", open)),
        };
        times.opens.add(phrase, open);
    }
    values(&mut times, &words)?;
    for entry in holidays {
        let at = times.holidays.len() as u16;
        entry.spelled.iter().for_each(|name| times.holiday_names.add(name, at));
        times.holidays.push(match (entry.on, entry.nth, entry.easter) {
            (Some((month, day)), None, None) => Holiday::On(month, day),
            (None, Some((month, weekday, nth)), None) => Holiday::Nth(month, weekday, nth, entry.later),
            (None, None, Some(days)) => Holiday::Easter(days),
            _ => return Err(error("holidays.yaml", format!("{:?} needs one of on, nth, easter", entry.spelled))),
        });
    }
    let mut shapes = Vec::new();
    for pattern in patterns {
        for says in &pattern.says {
            let mut word = |word: &str, bit: u8| {
                let letters = word.starts_with(|ch: char| ch.is_alphabetic());
                spellings(word).for_each(|spelling| {
                    let set: &mut Set = classes.entry(key(spelling)).or_default();
                    *set = if letters { set.with(bit).with(slot::WORD) } else { set.with(bit) };
                });
                Ok(())
            };
            let shape = Shape::read(says, &mut times.alphabet, &mut word)
                .map_err(|what| error("dates.yaml", format!("{says:?}: {what}")))?;
            shapes.push(shape);
            times.readings.push(Reading { read: pattern.read, by: pattern.by, value: pattern.value.clone() });
        }
        times.examples.extend(pattern.examples);
    }
    let ordinals = lexicon.ordinals.keys().chain(lexicon.numbers.keys()).copied();
    let phrases = times.holiday_names.firsts().chain(lexicon.vague.firsts());
    for word in ordinals.chain(phrases).chain([key("q"), key("h")]) {
        let set = classes.entry(word).or_default();
        *set = set.with(slot::COMPOSED).with(slot::WORD);
    }
    letters(&mut times, classes, lexicon, shapes).map_err(|what| error("dates.yaml", what))?;
    lexicon.times = times;
    Ok(())
}

fn error(file: &str, what: String) -> LexiconError {
    LexiconError::whole(file, what)
}

/// A mark in a pattern stands for its typographic forms too.
fn spellings(word: &str) -> impl Iterator<Item = &str> {
    let others: &[&str] = match word {
        "-" => &["–", "—", "‑"],
        "'" => &["’", "‘"],
        "'s" => &["’s"],
        _ => &[],
    };
    std::iter::once(word).chain(others.iter().copied())
}

/// The classes that words belong to by the tables.
fn classes(words: &TimeFile) -> FxHashMap<u64, Set> {
    let mut classes: FxHashMap<u64, Set> = FxHashMap::default();
    let mut add = |class: u8, words: &mut dyn Iterator<Item = &String>| {
        words.for_each(|word| {
            let set = classes.entry(key(word)).or_default();
            *set = set.with(class).with(slot::WORD);
        });
    };
    add(slot::MONTH, &mut words.months.keys());
    add(slot::WEEKDAY, &mut words.weekdays.keys());
    add(slot::WEEKDAYS, &mut words.every_weekday.keys());
    add(slot::UNIT, &mut words.units.keys());
    add(slot::UNITS, &mut words.plural_units.keys());
    add(slot::SHIFT, &mut words.shifts.keys());
    add(slot::DAY_WORD, &mut words.days.keys());
    add(slot::PART, &mut words.parts.keys());
    add(slot::OWN_PART, &mut words.own_parts.keys());
    add(slot::SEASON, &mut words.seasons.keys());
    add(slot::DECADE_WORD, &mut words.decades.keys());
    add(slot::RATE, &mut words.rates.keys());
    add(slot::LENGTH_WORD, &mut words.length_words.iter());
    add(slot::ZONE, &mut words.zones.iter());
    add(slot::AMPM, &mut words.ampm.keys());
    add(slot::JOINT, &mut words.joints.iter());
    classes
}

fn values(times: &mut Times, words: &TimeFile) -> Result<(), LexiconError> {
    times.every_weekday = words.every_weekday.iter().map(|(word, day)| (key(word), *day)).collect();
    times.days = words.days.iter().map(|(word, days)| (key(word), *days)).collect();
    for (word, units) in words.units.iter().chain(&words.plural_units) {
        let (count, unit) = units.split_once(' ').unwrap_or(("1", units));
        let unit = match unit {
            "second" => Calendar::Second,
            "minute" => Calendar::Minute,
            "hour" => Calendar::Hour,
            "day" => Calendar::Day,
            "week" => Calendar::Week,
            "month" => Calendar::Month,
            "quarter" => Calendar::Quarter,
            "year" => Calendar::Year,
            "decade" => Calendar::Decade,
            "century" => Calendar::Century,
            _ => return Err(unknown("time.yaml", "calendar unit", unit)),
        };
        let count = count.parse().map_err(|_| unknown("time.yaml", "number", count))?;
        times.units.insert(key(word), Units { count, unit });
    }
    let keys = |words: &[String]| words.iter().map(|word| key(word)).collect();
    times.universal = keys(&words.universal);
    times.told_by = keys(&words.told_by);
    times.auxiliaries = keys(&words.auxiliaries);
    words.scheduled.iter().for_each(|phrase| times.scheduled.add(phrase, ()));
    times.past = keys(&words.past);
    times.repetitions = keys(&words.repetitions);
    times.determiners = keys(&words.determiners);
    times.shifts = words.shifts.iter().map(|(word, shift)| (key(word), *shift)).collect();
    times.told_shifts = words.told_shifts.iter().map(|word| key(word)).collect();
    for (word, (code, from, to)) in &words.parts {
        times.parts.insert(key(word), DayPart { code: code.clone(), from: *from, to: *to });
    }
    for (word, part) in &words.own_parts {
        let part = times.parts.get(&key(part)).ok_or_else(|| unknown("time.yaml", "part of the day", part))?.clone();
        times.own_parts.insert(key(word), part);
    }
    times.seasons = words.seasons.iter().map(|(word, season)| (key(word), season.clone())).collect();
    times.decades = words.decades.iter().map(|(word, decade)| (key(word), *decade)).collect();
    times.rates = words.rates.iter().map(|(word, rate)| (key(word), rate.clone())).collect();
    times.ampm = words.ampm.iter().map(|(word, hours)| (key(word), *hours)).collect();
    Ok(())
}

/// Gives every set of classes that occurs its letter, and compiles the patterns over the letters.
fn letters(
    times: &mut Times,
    classes: FxHashMap<u64, Set>,
    lexicon: &Lexicon,
    shapes: Vec<Shape>,
) -> Result<(), String> {
    let alphabet: &mut Alphabet = &mut times.alphabet;
    times.unknown = (alphabet.letter(Set::default().with(slot::WORD))?, alphabet.letter(Set::default())?);
    for (at, (figure, slots)) in Figure::ALL.iter().enumerate() {
        debug_assert_eq!(at, *figure as usize);
        times.figures[at] = alphabet.letter(slots.iter().fold(Set::default(), |set, slot| set.with(*slot)))?;
    }
    let mut words = FxHashMap::default();
    for (key, set) in classes {
        // What is a word or name as well needs its capital.
        let small = if lexicon.doubtful_months.contains(&key) {
            set.without(slot::MONTH).without(slot::WEEKDAY).without(slot::SEASON)
        } else {
            set
        };
        words.insert(key, [alphabet.letter(set)?, alphabet.letter(small)?]);
    }
    times.letters = Numbered::new(words);
    times.shapes = Shapes::compile(shapes, alphabet)?;
    times.begins = Begins::new(alphabet, |set| times.shapes.can_start(set));
    let bare = Figure::BARE.map(|figure| times.figures[figure as usize]);
    let digits = Figure::DIGITS.map(|figure| times.figures[figure as usize]);
    times.begins.beside_digits(alphabet, &times.shapes, &bare, &[&bare[..], &digits].concat());
    Ok(())
}
