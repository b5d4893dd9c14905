//! Packs: the kinds of claim of one beat, switched together.

use schemars::JsonSchema;
use serde::Deserialize;

/// A pack of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Pack {
    /// War, attacks, raids.
    Conflict,
    /// Accidents, and what nature does.
    Disaster,
    /// Votes, talks, offices.
    Politics,
    /// Companies, markets, prices.
    Business,
    /// Trials and sentences.
    Court,
    /// Illness and care.
    Health,
    /// Matches and records.
    Sport,
}

impl Pack {
    /// All packs, in the order in which they are listed.
    pub const ALL: [Pack; 7] =
        [Pack::Conflict, Pack::Disaster, Pack::Politics, Pack::Business, Pack::Court, Pack::Health, Pack::Sport];

    /// Its name in rule files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Pack::Conflict => "conflict",
            Pack::Disaster => "disaster",
            Pack::Politics => "politics",
            Pack::Business => "business",
            Pack::Court => "court",
            Pack::Health => "health",
            Pack::Sport => "sport",
        }
    }

    /// The pack of a name.
    ///
    /// # Errors
    ///
    /// What is wrong, and what to do, in one line.
    pub fn named(name: &str) -> Result<Pack, String> {
        let found = Pack::ALL.into_iter().find(|pack| pack.name() == name);
        found.ok_or_else(|| {
            let names = || Pack::ALL.into_iter().map(Pack::name);
            let near =
                crate::yaml::meant(name, names()).map_or(String::new(), |near| format!("did you mean `{near}`? "));
            format!("there is no pack called `{name}`; {near}the packs are {}", crate::yaml::list(names()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_is_found_by_its_name_and_a_slip_is_helped() {
        for pack in Pack::ALL {
            assert_eq!(Pack::named(pack.name()), Ok(pack));
            let read: Pack = serde_yaml::from_str(pack.name()).unwrap();
            assert_eq!(read, pack);
        }
        assert!(Pack::named("sports").unwrap_err().contains("did you mean `sport`?"));
    }
}
