//! `truth.yaml`: the facts of a story as they were marked by hand.

use crate::diagnostics::Failure;
use serde::Deserialize;
use serde_json::{Map, Value};

/// An answer as it is written: `{min, max}`, `{from, to}` or `{text}`.
pub type Answer = Map<String, Value>;

/// What was marked in one story.
#[derive(Debug, Default, Deserialize)]
pub struct Truth {
    /// The articles.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Claims that belong together.
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// Claims that look alike and do not belong together.
    #[serde(default)]
    pub distinct: Vec<Distinct>,
}

/// An article.
#[derive(Debug, Deserialize)]
pub struct Source {
    /// The stem of its file.
    pub source: String,
}

/// One question with the claims that answer it.
#[derive(Debug, Deserialize)]
pub struct Fact {
    /// Its name in the story.
    pub id: String,
    /// The kind of question.
    #[serde(default)]
    pub kind: String,
    /// The question in words.
    #[serde(default)]
    pub what: String,
    /// How the answers stand to each other.
    pub relation: String,
    /// Further relations that count as right; only [`Fact::relation`] where none are given.
    pub accept: Option<Vec<String>>,
    /// The answers.
    pub claims: Vec<Claim>,
}

impl Fact {
    /// Whether a relation counts as right.
    pub fn accepts(&self, relation: &str) -> bool {
        match &self.accept {
            Some(accept) => accept.iter().any(|word| word == relation),
            None => self.relation == relation,
        }
    }
}

/// Look-alikes.
#[derive(Debug, Deserialize)]
pub struct Distinct {
    /// Its name in the story.
    pub id: String,
    /// What tells them apart.
    #[serde(default)]
    pub why: String,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// A claim.
#[derive(Debug, Deserialize)]
pub struct Claim {
    /// The article it stands in.
    pub source: String,
    /// Its words.
    #[serde(default)]
    pub text: String,
    /// Where they begin and end in the body, in characters.
    pub at: Option<[i64; 2]>,
    /// The answer.
    pub value: Option<Answer>,
    /// `title` for a claim outside the body.
    #[serde(rename = "in")]
    pub part: Option<String>,
}

impl Truth {
    /// The names of the articles, each once: those listed, or those that claims name where none are listed.
    pub fn sources(&self) -> Vec<String> {
        let listed: Vec<String> = self.sources.iter().map(|source| source.source.clone()).collect();
        if !listed.is_empty() {
            return listed;
        }
        let facts = self.facts.iter().flat_map(|fact| &fact.claims);
        let claims = facts.chain(self.distinct.iter().flat_map(|distinct| &distinct.claims));
        let mut named: Vec<String> = claims.map(|claim| claim.source.clone()).collect();
        named.sort();
        named.dedup();
        named
    }
}

/// Reads a `truth.yaml`.
pub fn read(name: &str, text: &str) -> Result<Truth, Failure> {
    serde_yaml::from_str(text).map_err(|error| broken(name, &error))
}

/// The names of the stories that an `INDEX.yaml` lists, in its order.
pub fn index(name: &str, text: &str) -> Result<Vec<String>, Failure> {
    #[derive(Deserialize)]
    struct Index {
        clusters: serde_yaml::Mapping,
    }
    let index: Index = serde_yaml::from_str(text).map_err(|error| broken(name, &error))?;
    Ok(index.clusters.into_iter().filter_map(|(key, _)| key.as_str().map(str::to_owned)).collect())
}

fn broken(name: &str, error: &serde_yaml::Error) -> Failure {
    Failure::new(format_args!("{name}: {error}"), "mend the file; the seeds show its form")
}
