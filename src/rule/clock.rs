//! Times of day in universal time, where the words tell their zone.

use super::view::View;
use crate::value::{Mention, Value};

/// Minutes after midnight, in universal time, of the time of day that begins at a token: by its own zone ("7:37 a.m. EST"),
/// or by what stands in brackets behind it ("3 p.m. (1200 GMT)").
pub(super) fn universal(view: &View, at: Option<usize>) -> Option<u16> {
    let timed = |m: &Mention| matches!(&m.value, Value::Time(time) if time.minute.is_some());
    if !view.mentions.iter().any(timed) {
        return None;
    }
    let mention = view.mention(at?)?;
    zoned(view, mention).or_else(|| {
        // "7:37 a.m. local time (0037 GMT)"
        const REACH: usize = 3;
        let end = mention.tokens.1;
        let opens = (end..end + REACH).find(|at| view.word(*at) == "(")?;
        zoned(view, view.mention(opens + 1)?)
    })
}

/// That of a time of day whose own words name a zone.
fn zoned(view: &View, mention: &Mention) -> Option<u16> {
    const DAY: i16 = 1440;
    let Value::Time(time) = &mention.value else { return None };
    let (from, to) = mention.tokens;
    let zone = (from..to.min(view.tokens.len())).find_map(|at| view.lexicon.zone_minutes.get(&view.tokens[at].key))?;
    u16::try_from((i16::try_from(time.minute?).ok()? - zone).rem_euclid(DAY)).ok()
}
