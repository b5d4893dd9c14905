//! Owners: which outlets belong to one house, as the desk knows it. Nothing is known beforehand.

use super::decisions::DecisionFault;
use crate::text::words::key;
use crate::text::{Article, Lines, Owner};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The name under which the file is looked for, upward from the working folder.
pub const FILE: &str = "crosscheck.owners.yaml";

/// One owner with its outlets.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owned {
    /// The owner, as reports name it.
    pub owner: String,
    /// The outlets, as articles name them; capitals do not matter.
    pub outlets: Vec<String>,
    /// Where that stands: an imprint, a register.
    #[serde(default)]
    pub source: Option<String>,
}

/// The owners of one file, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owners {
    /// The file, for reports.
    pub file: String,
    /// The owners.
    pub list: Vec<Owned>,
}

const HELP: &str = "an entry holds `owner`, `outlets` (a list of names) and, if you like, `source`";

impl Owners {
    /// Reads a file. One that holds nothing but comments knows no owners.
    ///
    /// # Errors
    /// The first fault, with its place.
    ///
    /// ```
    /// use crosscheck::input::Owners;
    /// let text = "- owner: Inland Press\n  outlets: [Herald, Courier]\n";
    /// assert_eq!(Owners::read("o.yaml", text).unwrap().list[0].outlets.len(), 2);
    /// assert_eq!(Owners::read("o.yaml", "- owner: Inland\n  outlet: x\n").unwrap_err().place.line, 2);
    /// ```
    pub fn read(file: &str, text: &str) -> Result<Owners, DecisionFault> {
        let fault = |start: usize, what: String| DecisionFault {
            file: file.into(),
            place: Lines::new(text).place(text, start as u32),
            what,
            help: HELP.into(),
        };
        let list: Option<Vec<Owned>> = serde_yaml::from_str(text).map_err(|error| {
            let words = error.to_string();
            let start = error.location().map_or(0, |location| location.index().min(text.len()));
            fault(start, words.split(" at line ").next().unwrap_or(&words).to_string())
        })?;
        let list = list.unwrap_or_default();
        let mut seen: FxHashMap<u64, &str> = FxHashMap::default();
        for entry in &list {
            let blank = |words: &String| words.trim().is_empty();
            if blank(&entry.owner) || entry.outlets.iter().any(blank) {
                return Err(fault(0, "an entry with an empty owner or outlet".into()));
            }
            for outlet in &entry.outlets {
                let other = seen.insert(key(outlet.trim()), &entry.owner).filter(|other| *other != entry.owner);
                if let Some(other) = other {
                    let start = text.rfind(outlet.as_str()).unwrap_or(0);
                    let what = format!("{outlet} stands under {other} and under {}", entry.owner);
                    return Err(fault(start, what));
                }
            }
        }
        Ok(Owners { file: file.into(), list })
    }

    /// Tells each article who owns its outlet.
    pub fn tell(&self, articles: &mut [Article]) {
        let mut owners: FxHashMap<u64, Owner> = FxHashMap::default();
        for entry in &self.list {
            let place = match &entry.source {
                Some(source) => format!("{}: {source}", self.file),
                None => self.file.clone(),
            };
            let owner = Owner { name: entry.owner.clone(), place };
            owners.extend(entry.outlets.iter().map(|outlet| (key(outlet.trim()), owner.clone())));
        }
        for article in articles {
            let outlet = article.outlet.as_deref().unwrap_or(&article.id);
            article.owner = owners.get(&key(outlet.trim())).cloned();
        }
    }
}
