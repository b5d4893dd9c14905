//! Grammar: the small words on which the reading of a sentence hangs, from `rules/lexicon/grammar.yaml`.

use super::Phrases;
use rustc_hash::FxHashSet;

/// Small words by what they do in a sentence.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    /// Behind a comma they open a new part of the sentence.
    pub clause_openers: FxHashSet<u64>,
    /// Words past which a date may be that of both parts of a sentence.
    pub clause_joints: FxHashSet<u64>,
    /// Inside a clause they open another one.
    pub relative: FxHashSet<u64>,
    /// Before a verb of speech they make it a noun.
    pub noun_cues: FxHashSet<u64>,
    /// No part of the words that name a speaker.
    pub function_words: FxHashSet<u64>,
    /// Between a speaker and the verb.
    pub speech_adverbs: FxHashSet<u64>,
    /// Words that tell when at the head of a sentence, and are no part of the name behind them.
    pub day_adverbs: FxHashSet<u64>,
    /// What an article was before it was corrected: behind "earlier" they mark no background.
    pub versions: FxHashSet<u64>,
    /// Behind these a date is that of what was said.
    pub dated_speech: FxHashSet<u64>,
    /// Verbs of speech with the hearer right behind them: "told".
    pub hearer_verbs: FxHashSet<u64>,
    /// Verbs of speech that are none before a number: "claimed seven lives".
    pub counting_verbs: FxHashSet<u64>,
    /// Words of a deed that have another sense as well.
    pub double_deeds: FxHashSet<u64>,
    /// What somebody claims for himself: "responsibility".
    pub claimed: FxHashSet<u64>,
    /// Verbs of speech behind which "by" names who speaks.
    pub passive_speech: FxHashSet<u64>,
    /// Verbs that are of speech only where something is quoted: "continued".
    pub beside_quotation: FxHashSet<u64>,
    /// Participles of speech, which the subject of the sentence speaks: "saying".
    pub saying: FxHashSet<u64>,
    /// Names of a people that are names of things as well: "poles".
    pub things_too: FxHashSet<u64>,
    /// "has", "have": between a speaker and the verb.
    pub helping_verbs: FxHashSet<u64>,
    /// "is", "will": behind what a sentence is about they tell of it.
    pub auxiliaries: FxHashSet<u64>,
    /// What names a thing ends before them: "until", "whose".
    pub name_ends: FxHashSet<u64>,
    /// Subjects that name nobody: "they", "it".
    pub subjects: FxHashSet<u64>,
    /// No clause ends with one of them: "as", "to".
    pub clause_ends: FxHashSet<u64>,
    /// Behind one of them a clause of its own begins: "that", "when".
    pub told_openers: FxHashSet<u64>,
    /// Superlatives that open what has not been so since a year.
    pub since_openers: FxHashSet<u64>,
    /// They make a date one that is only compared with: "than", "the same quarter last year".
    pub comparing: FxHashSet<u64>,
    /// "the", "a".
    pub articles: FxHashSet<u64>,
    /// Before a name they make it no subject.
    pub prepositions: FxHashSet<u64>,
    /// They join the parts of a name.
    pub name_joints: FxHashSet<u64>,
    /// "he", "she".
    pub pronouns: FxHashSet<u64>,
    /// Behind "a day" they make no rate of it.
    pub no_rate: FxHashSet<u64>,
    /// Behind them stands when a stretch began.
    pub since: FxHashSet<u64>,
    /// Words of a beginning.
    pub begins: FxHashSet<u64>,
    /// In front of a month or a year they speak of the whole of it.
    pub throughout: FxHashSet<u64>,
    /// In front of a length of time they speak of all that came in it.
    pub within: FxHashSet<u64>,
    /// What lasts for months or years: a war.
    pub lasting: FxHashSet<u64>,
    /// Words of a record: "the worst in ten years" is one event.
    pub records: FxHashSet<u64>,
    /// Before the noun of a person they tell of one without a number: "a man", "his wife".
    pub single: FxHashSet<u64>,
    /// Verbs of growing older.
    pub turned: FxHashSet<u64>,
    /// Before "rate" they make a percentage of it.
    pub rated: FxHashSet<u64>,
    /// "rate".
    pub rates: FxHashSet<u64>,
    /// Between a rate and its number.
    pub rate_verbs: FxHashSet<u64>,
    /// In or before a length of time, what makes a date or an end of a range of it.
    pub dating: FxHashSet<u64>,
    /// "Toll": a day behind it and its count is that of the count.
    pub tolls: FxHashSet<u64>,
    /// Before a count they make it a part of a whole.
    pub part_cues: FxHashSet<u64>,
    /// Where the hurt are treated.
    pub care: FxHashSet<u64>,
    /// What is done with those who come to be treated there.
    pub taken_there: FxHashSet<u64>,
    /// Those of whom it is known that they were harmed: "two of the victims" are a part of them.
    pub harmed: FxHashSet<u64>,
    /// Behind the name of a place they make every count of the clause one of that place only.
    pub alone: FxHashSet<u64>,
    /// What begins with one of these has lost its subject.
    pub mid_phrase: FxHashSet<u64>,
    /// Small words that two ears hear otherwise: no change of a quotation.
    pub drift: FxHashSet<u64>,
    /// "not", "nobody": what a quotation loses or gains with one is its sense.
    pub denying: FxHashSet<u64>,
    /// Behind them stand those whom an outlet passes on: "citing".
    pub citing: FxHashSet<u64>,
    /// Nouns of outlets.
    pub outlets: FxHashSet<u64>,
    /// "not", "didn't": what stands behind one of them is denied flatly.
    pub flat: FxHashSet<u64>,
    /// Behind "not" they leave open what happened: "not only", "not yet", "not clear".
    pub not_flat: FxHashSet<u64>,
    /// A sentence that holds one goes on with the event of the sentence before.
    pub refers_back: Phrases<()>,
}
