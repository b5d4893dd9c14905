//! An article as it was read: its text, and what its front matter says of it.

use super::span::Span;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// One article.
///
/// Every [`Span`] of the program that belongs to an article is a range of bytes into `text`, which is the whole file,
/// front matter included, after decoding to UTF-8. What is not known stays `None`; nothing is filled in from a clock.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Short name, unique among the articles of one run; usually the file's stem.
    pub id: String,
    /// The path or name under which the article was given.
    pub path: String,
    /// The file as it was read.
    pub text: String,
    /// What follows the front matter.
    pub body: Span,
    /// The title that the front matter names.
    pub title: Option<String>,
    /// Where that title stands in `text`, if it stands there letter for letter.
    pub title_span: Option<Span>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The news agency it credits in its front matter.
    pub agency: Option<String>,
    /// Who owns its outlet, as far as the desk said so.
    pub owner: Option<Owner>,
    /// Fingerprint of the file's bytes, for the replay line.
    pub digest: u64,
    /// What the reader of the file had to say: an encoding that was guessed, a key that was not understood.
    pub notes: Vec<String>,
}

impl Article {
    /// An article from text alone, without front matter.
    ///
    /// ```
    /// let article = crosscheck::Article::new("wire", "At least 12 people were killed on Tuesday.");
    /// assert_eq!(article.body.of(&article.text), article.text);
    /// ```
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Article {
        let (id, text) = (id.into(), text.into());
        Article {
            path: id.clone(),
            body: Span::new(0, text.len()),
            digest: xxhash_rust::xxh3::xxh3_64(text.as_bytes()),
            id,
            text,
            ..Article::default()
        }
    }
}

/// Who owns an outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The owner's name.
    pub name: String,
    /// Where that was told: a file, and what it names as its source.
    pub place: String,
}

/// A day, with the time of day and the zone where the text gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The civil day.
    pub day: Date,
    /// Minutes after midnight.
    pub minute: Option<u16>,
    /// Offset of the zone in minutes east of UTC.
    pub zone: Option<i16>,
}

impl Moment {
    /// Reads `2024-03-12`, `2024-03-12T21:40`, `2024-03-12 21:40:05`, each with `Z` or `+05:30` behind it or not, and what
    /// web pages and feeds print: `12 March 2024`, `Mar 12, 2024`, `Tue, 12 Mar 2024 21:40:05 +0530`.
    /// `None` where the text is no such moment, or, as `03/12/2024`, may be two.
    pub fn parse(text: &str) -> Option<Moment> {
        let text = text.trim();
        Moment::in_figures(text).or_else(|| Moment::written_out(text))
    }

    fn in_figures(text: &str) -> Option<Moment> {
        let day: Date = text.get(..10)?.parse().ok()?;
        let rest = text[10..].trim_start_matches(['T', 't', ' ']);
        if rest.is_empty() {
            return (text.len() == 10).then_some(Moment { day, minute: None, zone: None });
        }
        let hour: u16 = rest.get(..2)?.parse().ok()?;
        let minute: u16 = rest.get(2..5)?.strip_prefix(':')?.parse().ok()?;
        if hour > 23 || minute > 59 {
            return None;
        }
        let tail = rest[5..].trim_start_matches(|c: char| c == ':' || c == '.' || c.is_ascii_digit());
        let zone = match tail.trim() {
            "" => None,
            "Z" | "z" => Some(0),
            offset => Some(zone_minutes(offset)?),
        };
        Some(Moment { day, minute: Some(hour * 60 + minute), zone })
    }

    fn written_out(text: &str) -> Option<Moment> {
        const DAYS: [&str; 4] = ["%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y"];
        if let Ok(moment) = jiff::fmt::rfc2822::parse(text) {
            let (time, zone) = (moment.time(), moment.offset().seconds() / 60);
            let minute = time.hour() as u16 * 60 + time.minute() as u16;
            return Some(Moment { day: moment.date(), minute: Some(minute), zone: i16::try_from(zone).ok() });
        }
        // "Tuesday, 12 March 2024": the day of the week goes without saying.
        let text = text.split_once(", ").filter(|(first, _)| first.ends_with("day")).map_or(text, |(_, rest)| rest);
        let day = DAYS.iter().find_map(|form| Date::strptime(form, text).ok())?;
        Some(Moment { day, minute: None, zone: None })
    }

    /// Minutes since the start of year 1, taken to UTC where the zone is known; `None` without a time of day.
    pub fn minutes(self) -> Option<i64> {
        let days = i64::from((self.day - jiff::civil::date(1, 1, 1)).get_days());
        Some(days * 1440 + i64::from(self.minute?) - i64::from(self.zone.unwrap_or(0)))
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.day)?;
        if let Some(minute) = self.minute {
            write!(f, "T{:02}:{:02}", minute / 60, minute % 60)?;
        }
        match self.zone {
            Some(0) => write!(f, "Z"),
            Some(zone) => {
                write!(f, "{}{:02}:{:02}", if zone < 0 { '-' } else { '+' }, zone.abs() / 60, zone.abs() % 60)
            }
            None => Ok(()),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn zone_minutes(offset: &str) -> Option<i16> {
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let hours: i16 = digits.get(..2)?.parse().ok()?;
    let minutes: i16 = match digits[2..].trim_start_matches(':') {
        "" => 0,
        minutes => minutes.parse().ok()?,
    };
    (hours < 24 && (0..60).contains(&minutes)).then(|| sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn a_moment_reads_back_as_it_was_written() {
        for text in ["2024-03-12", "2024-03-12T21:40", "2024-03-12T21:40Z", "2024-03-12T21:40+05:30"] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Moment::parse("2017-12-27T08:27:55").unwrap().to_string(), "2017-12-27T08:27");
    }

    #[test]
    fn a_moment_may_be_written_out_as_web_pages_and_feeds_do() {
        for (text, moment) in [
            ("12 March 2024", "2024-03-12"),
            ("Mar 12, 2024", "2024-03-12"),
            ("Tuesday, March 12, 2024", "2024-03-12"),
            ("Tue, 12 Mar 2024 21:40:05 +0530", "2024-03-12T21:40+05:30"),
            ("Tue, 12 Mar 2024 21:40 GMT", "2024-03-12T21:40Z"),
        ] {
            assert_eq!(Moment::parse(text).map(|m| m.to_string()).as_deref(), Some(moment), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_no_moment() {
        for text in ["", "2024-02-30", "yesterday", "2024-03-12T25:00", "2024-03-12 soon", "é024-03-12", "03/12/2024"]
        {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
