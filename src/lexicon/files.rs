//! The shapes of the YAML files of the lexicon.

use super::figures::{RangeWord, Trend};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) type Words = Vec<String>;
pub(super) type Groups = BTreeMap<String, Words>;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FurnitureFile {
    pub(super) lines: Words,
    pub(super) heads: Words,
    pub(super) captions: Words,
    pub(super) credits: Words,
    pub(super) agencies: Vec<Named>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    pub(super) name: String,
    #[serde(rename = "as")]
    pub(super) spelled: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NumbersFile {
    pub(super) words: BTreeMap<String, f64>,
    pub(super) scales: BTreeMap<String, f64>,
    pub(super) dozen: BTreeMap<String, f64>,
    pub(super) ordinals: BTreeMap<String, u32>,
    pub(super) short_scales: BTreeMap<String, f64>,
    pub(super) sure_scales: Words,
    pub(super) rank_endings: Words,
    pub(super) fractions: BTreeMap<String, f64>,
    pub(super) denominators: Vec<u32>,
    pub(super) part_of: Words,
    pub(super) shares: BTreeMap<String, bool>,
    pub(super) minus: Words,
    pub(super) points: Words,
    pub(super) joints: Words,
    pub(super) indefinite: Words,
    pub(super) vague: Vec<VagueWord>,
    pub(super) none: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct VagueWord {
    #[serde(rename = "as")]
    pub(super) spelled: Words,
    pub(super) hard: (f64, f64),
    #[serde(default)]
    pub(super) open_top: bool,
    pub(super) typical: (f64, f64),
    #[serde(default)]
    pub(super) loose: Option<(f64, f64)>,
    #[serde(rename = "source")]
    pub(super) _source: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HedgesFile {
    pub(super) before: Groups,
    pub(super) behind: Groups,
    pub(super) particles: Words,
    pub(super) particle_verbs: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitsFile {
    pub(super) measures: Vec<Measure>,
    pub(super) lone: Words,
    pub(super) mangled: Words,
    pub(super) spaced_money: Words,
    pub(super) glued_money: BTreeMap<String, String>,
    pub(super) rate_units: Words,
    pub(super) ages: BTreeMap<String, Option<String>>,
    pub(super) currencies: Vec<Currency>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct QuantitiesFile {
    pub(super) range_openers: BTreeMap<String, RangeWord>,
    pub(super) range_joints: BTreeMap<String, RangeWord>,
    pub(super) list_joints: Words,
    pub(super) bound_joints: Words,
    pub(super) trends: BTreeMap<Trend, Words>,
    pub(super) trend_joints: Words,
    pub(super) trends_behind: BTreeMap<Trend, Words>,
    pub(super) magnitude: Words,
    pub(super) scales: Words,
    pub(super) cues: Cues,
    pub(super) old: Words,
    pub(super) paid: Words,
    pub(super) score_nouns: Words,
    pub(super) races: Words,
    pub(super) labels: Words,
    pub(super) named: Words,
    pub(super) pronouns: Words,
    pub(super) before_pronouns: Words,
    pub(super) after_one: Words,
    pub(super) than: Words,
    pub(super) counters: Words,
    pub(super) demonstrative: Words,
    pub(super) idioms: Words,
    pub(super) streets: Words,
    pub(super) compound: Vec<String>,
    pub(super) tail_units: BTreeMap<String, String>,
    pub(super) dashed: BTreeMap<String, String>,
    pub(super) rates: BTreeMap<String, bool>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NounsFile {
    pub(super) of: Words,
    pub(super) determiners: Words,
    pub(super) no_noun: Words,
    pub(super) openers: Words,
    pub(super) adjectives: BTreeMap<String, String>,
    pub(super) before_plurals: Words,
    pub(super) dropped: Words,
    pub(super) kept: Words,
    pub(super) empty: Words,
    pub(super) irregular: BTreeMap<String, String>,
    pub(super) no_plural: Words,
    pub(super) uncounted: Words,
    pub(super) alike: Vec<Vec<String>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Cues {
    pub(super) age: Words,
    pub(super) magnitude: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    pub(super) id: String,
    pub(super) dimension: String,
    pub(super) factor: f64,
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(rename = "as", default)]
    pub(super) spelled: Words,
    #[serde(default)]
    pub(super) symbols: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Currency {
    pub(super) code: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) of: Option<(String, f64)>,
    #[serde(default)]
    pub(super) signs: Words,
    #[serde(default)]
    pub(super) scaled: Words,
    #[serde(rename = "as")]
    pub(super) spelled: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TimeFile {
    pub(super) months: BTreeMap<String, i8>,
    pub(super) weekdays: BTreeMap<String, i8>,
    pub(super) every_weekday: BTreeMap<String, i8>,
    pub(super) days: BTreeMap<String, i32>,
    pub(super) units: BTreeMap<String, String>,
    pub(super) plural_units: BTreeMap<String, String>,
    pub(super) shifts: BTreeMap<String, i32>,
    pub(super) told_shifts: Words,
    pub(super) parts: BTreeMap<String, (String, u8, u8)>,
    pub(super) own_parts: BTreeMap<String, String>,
    pub(super) seasons: BTreeMap<String, (String, i8)>,
    pub(super) decades: BTreeMap<String, i16>,
    pub(super) rates: BTreeMap<String, String>,
    pub(super) length_words: Words,
    pub(super) opens: BTreeMap<String, String>,
    pub(super) joints: Words,
    pub(super) universal: Words,
    pub(super) told_by: Words,
    pub(super) auxiliaries: Words,
    pub(super) repetitions: Words,
    pub(super) scheduled: Words,
    pub(super) past: Words,
    pub(super) determiners: Words,
    pub(super) early: BTreeMap<String, String>,
    pub(super) month_cues: Words,
    pub(super) doubtful: Words,
    pub(super) names: Words,
    pub(super) ampm: BTreeMap<String, u16>,
    pub(super) zones: Words,
    pub(super) zone_minutes: BTreeMap<String, i16>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HolidayEntry {
    #[serde(rename = "as")]
    pub(super) spelled: Words,
    pub(super) on: Option<(i8, i8)>,
    pub(super) nth: Option<(i8, i8, i8)>,
    pub(super) easter: Option<i64>,
    #[serde(default)]
    pub(super) later: i64,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DatePatterns {
    #[serde(rename = "as")]
    pub(super) read: super::times::Read,
    #[serde(default)]
    pub(super) by: i32,
    #[serde(default)]
    pub(super) value: String,
    pub(super) says: Words,
    #[serde(default)]
    pub(super) examples: BTreeMap<String, String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PeopleFile {
    pub(super) anybody: Words,
    pub(super) others: Words,
    pub(super) classes: Vec<Population>,
    pub(super) parts: Words,
    pub(super) wholes: Vec<Words>,
    #[serde(default)]
    pub(super) kin: Vec<Words>,
    pub(super) persons: Words,
    pub(super) collective: Words,
    pub(super) told_apart: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Population {
    pub(super) id: String,
    #[serde(rename = "as")]
    pub(super) spelled: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SpeechFile {
    pub(super) asserts: Words,
    pub(super) alleges: Words,
    pub(super) denies: Words,
    pub(super) doubts: Words,
    pub(super) speakers: Vec<SpeakerClass>,
    pub(super) unnamed: Words,
    pub(super) parties: Words,
    pub(super) honorifics: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SpeakerClass {
    pub(super) class: String,
    #[serde(rename = "as")]
    pub(super) spelled: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FencesFile {
    pub(super) negated: Words,
    pub(super) planned: Words,
    pub(super) possible: Words,
    pub(super) feared: Words,
    pub(super) conditional: Words,
    pub(super) open: Words,
    pub(super) background: Words,
    pub(super) event_nouns: Words,
    pub(super) fighting: Words,
    pub(super) series: Words,
    pub(super) revised: Words,
    pub(super) superseded: Words,
    pub(super) overall: Words,
    pub(super) first_told: Words,
    pub(super) totals: Words,
    pub(super) throughout: Words,
    pub(super) counting_in: Words,
    pub(super) counting_out: Words,
    pub(super) doers: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NamesFile {
    pub(super) aliases: Vec<Words>,
    pub(super) place_nouns: Words,
    pub(super) state_bodies: Words,
    pub(super) bodies: Words,
    pub(super) post_joints: Words,
    pub(super) before_posts: Words,
    pub(super) gatherings: Words,
    pub(super) place_prepositions: Words,
    pub(super) town_prepositions: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GrammarFile {
    pub(super) clause_openers: Words,
    pub(super) clause_joints: Words,
    pub(super) relative: Words,
    pub(super) noun_cues: Words,
    pub(super) function_words: Words,
    pub(super) speech_adverbs: Words,
    pub(super) day_adverbs: Words,
    pub(super) versions: Words,
    pub(super) dated_speech: Words,
    pub(super) hearer_verbs: Words,
    pub(super) passive_speech: Words,
    pub(super) double_deeds: Words,
    pub(super) counting_verbs: Words,
    pub(super) claimed: Words,
    pub(super) beside_quotation: Words,
    pub(super) saying: Words,
    pub(super) articles: Words,
    pub(super) since_openers: Words,
    pub(super) comparing: Words,
    pub(super) helping_verbs: Words,
    pub(super) auxiliaries: Words,
    pub(super) name_ends: Words,
    pub(super) subjects: Words,
    pub(super) clause_ends: Words,
    pub(super) told_openers: Words,
    pub(super) things_too: Words,
    pub(super) prepositions: Words,
    pub(super) name_joints: Words,
    pub(super) pronouns: Words,
    pub(super) no_rate: Words,
    pub(super) since: Words,
    pub(super) begins: Words,
    pub(super) throughout: Words,
    pub(super) within: Words,
    pub(super) lasting: Words,
    pub(super) records: Words,
    pub(super) single: Words,
    pub(super) turned: Words,
    pub(super) rated: Words,
    pub(super) rates: Words,
    pub(super) rate_verbs: Words,
    pub(super) dating: Words,
    pub(super) tolls: Words,
    pub(super) part_cues: Words,
    pub(super) care: Words,
    pub(super) taken_there: Words,
    pub(super) harmed: Words,
    pub(super) alone: Words,
    pub(super) mid_phrase: Words,
    pub(super) drift: Words,
    pub(super) denying: Words,
    pub(super) citing: Words,
    pub(super) outlets: Words,
    pub(super) flat: Words,
    pub(super) not_flat: Words,
    pub(super) refers_back: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WordsFile {
    pub(super) classes: Groups,
    pub(super) nouns: Words,
    pub(super) barriers: Words,
    pub(super) deeds: Words,
    pub(super) done_before: Words,
    pub(super) events: Words,
    pub(super) stop: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlacesFile {
    pub(super) countries: Vec<Country>,
    pub(super) regions: Vec<Region>,
    pub(super) cities: Vec<Region>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Country {
    pub(super) name: String,
    #[serde(default)]
    pub(super) also: Words,
    #[serde(default)]
    pub(super) people: Words,
    pub(super) capital: Option<String>,
    #[serde(default)]
    pub(super) capital_also: Words,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Region {
    pub(super) name: String,
    #[serde(default)]
    pub(super) also: Words,
    #[serde(rename = "in")]
    pub(super) country: Option<String>,
    #[serde(default)]
    pub(super) people: Words,
}
