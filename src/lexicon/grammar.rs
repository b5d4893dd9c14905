//! Grammar: the small words on which the reading of a sentence hangs, from `rules/lexicon/grammar.yaml`.

use super::Phrases;
use crate::text::words::WordSet;

/// Small words by what they do in a sentence.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    /// Behind a comma they open a new part of the sentence.
    pub clause_openers: WordSet,
    /// Words past which a date may be that of both parts of a sentence.
    pub clause_joints: WordSet,
    /// Inside a clause they open another one.
    pub relative: WordSet,
    /// Before a verb of speech they make it a noun.
    pub noun_cues: WordSet,
    /// No part of the words that name a speaker.
    pub function_words: WordSet,
    /// Between a speaker and the verb.
    pub speech_adverbs: WordSet,
    /// Words that tell when at the head of a sentence, and are no part of the name behind them.
    pub day_adverbs: WordSet,
    /// What an article was before it was corrected: behind "earlier" they mark no background.
    pub versions: WordSet,
    /// Behind these a date is that of what was said.
    pub dated_speech: WordSet,
    /// Verbs of speech with the hearer right behind them: "told".
    pub hearer_verbs: WordSet,
    /// Verbs of speech that are none before a number: "claimed seven lives".
    pub counting_verbs: WordSet,
    /// Words of a deed that have another sense as well.
    pub double_deeds: WordSet,
    /// What somebody claims for himself: "responsibility".
    pub claimed: WordSet,
    /// Verbs of speech behind which "by" names who speaks.
    pub passive_speech: WordSet,
    /// Verbs that are of speech only where something is quoted: "continued".
    pub beside_quotation: WordSet,
    /// Participles of speech, which the subject of the sentence speaks: "saying".
    pub saying: WordSet,
    /// Names of a people that are names of things as well: "poles".
    pub things_too: WordSet,
    /// "has", "have": between a speaker and the verb.
    pub helping_verbs: WordSet,
    /// "is", "will": behind what a sentence is about they tell of it.
    pub auxiliaries: WordSet,
    /// What names a thing ends before them: "until", "whose".
    pub name_ends: WordSet,
    /// Subjects that name nobody: "they", "it".
    pub subjects: WordSet,
    /// No clause ends with one of them: "as", "to".
    pub clause_ends: WordSet,
    /// Behind one of them a clause of its own begins: "that", "when".
    pub told_openers: WordSet,
    /// Superlatives that open what has not been so since a year.
    pub since_openers: WordSet,
    /// They make a date one that is only compared with: "than", "the same quarter last year".
    pub comparing: WordSet,
    /// "the", "a".
    pub articles: WordSet,
    /// Before a name they make it no subject.
    pub prepositions: WordSet,
    /// They join the parts of a name.
    pub name_joints: WordSet,
    /// "he", "she".
    pub pronouns: WordSet,
    /// Behind "a day" they make no rate of it.
    pub no_rate: WordSet,
    /// Behind them stands when a stretch began.
    pub since: WordSet,
    /// Words of a beginning.
    pub begins: WordSet,
    /// In front of a month or a year they speak of the whole of it.
    pub throughout: WordSet,
    /// In front of a length of time they speak of all that came in it.
    pub within: WordSet,
    /// What lasts for months or years: a war.
    pub lasting: WordSet,
    /// Words of a record: "the worst in ten years" is one event.
    pub records: WordSet,
    /// Before the noun of a person they tell of one without a number: "a man", "his wife".
    pub single: WordSet,
    /// Verbs of growing older.
    pub turned: WordSet,
    /// Before "rate" they make a percentage of it.
    pub rated: WordSet,
    /// "rate".
    pub rates: WordSet,
    /// Between a rate and its number.
    pub rate_verbs: WordSet,
    /// In or before a length of time, what makes a date or an end of a range of it.
    pub dating: WordSet,
    /// "Toll": a day behind it and its count is that of the count.
    pub tolls: WordSet,
    /// Before a count they make it a part of a whole.
    pub part_cues: WordSet,
    /// Where the hurt are treated.
    pub care: WordSet,
    /// What is done with those who come to be treated there.
    pub taken_there: WordSet,
    /// Those of whom it is known that they were harmed: "two of the victims" are a part of them.
    pub harmed: WordSet,
    /// Behind the name of a place they make every count of the clause one of that place only.
    pub alone: WordSet,
    /// What begins with one of these has lost its subject.
    pub mid_phrase: WordSet,
    /// Small words that two ears hear otherwise: no change of a quotation.
    pub drift: WordSet,
    /// "not", "nobody": what a quotation loses or gains with one is its sense.
    pub denying: WordSet,
    /// Behind them stand those whom an outlet passes on: "citing".
    pub citing: WordSet,
    /// Nouns of outlets.
    pub outlets: WordSet,
    /// "not", "didn't": what stands behind one of them is denied flatly.
    pub flat: WordSet,
    /// Behind "not" they leave open what happened: "not only", "not yet", "not clear".
    pub not_flat: WordSet,
    /// A sentence that holds one goes on with the event of the sentence before.
    pub refers_back: Phrases<()>,
}
