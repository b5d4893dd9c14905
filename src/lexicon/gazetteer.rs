//! Places: countries, regions and towns, from `rules/lexicon/places.yaml` and from the towns of `rules/gazetteer/`.

use super::files::PlacesFile;
use super::{FOLDER, Lexicon, Place, PlaceWord};
use std::collections::BTreeMap;

/// What sort of place a name is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A country, a sea or a region.
    Wide,
    /// A capital.
    Capital,
    /// Another town.
    Town,
}

/// Fills the tables of places: what `places.yaml` tells stands before the towns of the gazetteer.
pub(super) fn places(lexicon: &mut Lexicon, file: PlacesFile) {
    let mut countries = BTreeMap::new();
    for country in file.countries {
        let at = place(lexicon, &country.name, &country.also, None, Sort::Wide);
        country.people.iter().for_each(|word| lexicon.place_words.add(word, PlaceWord::People(at)));
        if let Some(capital) = country.capital {
            place(lexicon, &capital, &country.capital_also, Some(at), Sort::Capital);
        }
        countries.insert(country.name, at);
    }
    let regions = file.regions.into_iter().map(|region| (region, Sort::Wide));
    for (region, sort) in regions.chain(file.cities.into_iter().map(|city| (city, Sort::Town))) {
        let country = region.country.and_then(|name| countries.get(&name).copied());
        let at = place(lexicon, &region.name, &region.also, country, sort);
        region.people.iter().for_each(|word| lexicon.place_words.add(word, PlaceWord::People(at)));
    }
    towns(lexicon, &countries);
}

/// The towns of the gazetteer, those of a country a line, with the marks over their letters and without.
fn towns(lexicon: &mut Lexicon, countries: &BTreeMap<String, u32>) {
    let text = FOLDER.get_file("gazetteer/geonames.txt").and_then(|file| file.contents_utf8()).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.split_once(": "));
    for (country, towns) in lines.filter_map(|(name, towns)| Some((*countries.get(name)?, towns))) {
        for name in towns.split("; ") {
            let plain = (!name.is_ascii()).then(|| deunicode::deunicode(name));
            place(lexicon, name, plain.as_slice(), Some(country), Sort::Town);
        }
    }
}

fn place(lexicon: &mut Lexicon, name: &str, also: &[String], country: Option<u32>, sort: Sort) -> u32 {
    let at = lexicon.places.len() as u32;
    lexicon.place_words.add(name, PlaceWord::Name(at));
    also.iter().for_each(|name| lexicon.place_words.add(name, PlaceWord::Name(at)));
    let (capital, town) = (sort == Sort::Capital, sort != Sort::Wide);
    lexicon.places.push(Place { name: name.to_string(), country, capital, town });
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::text::words::tokenize;

    /// The place that a name is of, and the country that it lies in.
    fn place<'l>(lexicon: &'l Lexicon, name: &str) -> Option<(&'l str, Option<&'l str>)> {
        let mut tokens = Vec::new();
        tokenize(name, Span::new(0, name.len()), &mut tokens);
        let (end, PlaceWord::Name(at)) = lexicon.place_words.longest(&tokens, 0)? else { return None };
        let found = &lexicon.places[*at as usize];
        let country = found.country.map(|at| lexicon.places[at as usize].name.as_str());
        (end == tokens.len()).then_some((&found.name, country))
    }

    #[test]
    fn a_town_is_known_with_the_marks_over_its_letters_and_without() {
        let lexicon = Lexicon::embedded().unwrap();
        assert_eq!(place(&lexicon, "Ormoc"), Some(("Ormoc", Some("Philippines"))));
        assert_eq!(place(&lexicon, "Paranavaí"), Some(("Paranavaí", Some("Brazil"))));
        assert_eq!(place(&lexicon, "Paranavai"), place(&lexicon, "Paranavaí"));
    }

    #[test]
    fn what_is_a_word_or_a_person_or_two_towns_is_none() {
        let lexicon = Lexicon::embedded().unwrap();
        for name in ["Reading", "Jose Rizal", "Guadalupe"] {
            assert_eq!(place(&lexicon, name), None, "{name}");
        }
    }

    #[test]
    fn every_country_of_the_gazetteer_is_one_of_places() {
        let lexicon = Lexicon::embedded().unwrap();
        let text = FOLDER.get_file("gazetteer/geonames.txt").unwrap().contents_utf8().unwrap();
        for (country, _) in text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
        {
            assert!(lexicon.places.iter().any(|place| place.name == country), "{country}");
        }
    }
}
