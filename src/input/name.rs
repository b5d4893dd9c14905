//! Names of articles: short, unique in a run, and the same whatever the order of the files.

use crate::text::Article;
use std::collections::{BTreeMap, BTreeSet};

/// Gives every article its id: the stem of its file, with as many parent folders before it as tell it from the others
/// (`ferry-fire/islander`), and with its extension where only that differs. Articles of one and the same path get
/// `~2`, `~3`.
///
/// The ids depend on the set of paths, never on the order of the articles.
pub fn name_articles(articles: &mut [Article]) {
    let paths: Vec<Vec<String>> = articles.iter().map(|article| parts(&article.path)).collect();
    let mut twins: BTreeMap<(&[String], &str), usize> = BTreeMap::new();
    for path in paths.iter().collect::<BTreeSet<_>>() {
        let (folders, file) = split(path);
        *twins.entry((folders, stem(file))).or_default() += 1;
    }
    let bases: Vec<&str> = paths
        .iter()
        .map(|path| {
            let (folders, file) = split(path);
            let alone = twins.get(&(folders, stem(file))) == Some(&1);
            if alone { stem(file) } else { file }
        })
        .collect();
    let mut depths = vec![0; articles.len()];
    let ids = loop {
        let ids: Vec<String> = (0..paths.len()).map(|i| id(split(&paths[i]).0, depths[i], bases[i])).collect();
        let groups = groups(&ids);
        let mut deeper = false;
        for &i in groups.values().filter(|group| group.len() > 1).flatten() {
            if depths[i] < split(&paths[i]).0.len() {
                depths[i] += 1;
                deeper = true;
            }
        }
        if !deeper {
            break ids;
        }
    };
    let mut taken: BTreeSet<String> = ids.iter().cloned().collect();
    let mut given = ids.clone();
    for (id, mut group) in groups(&ids) {
        group.sort_by_key(|&i| (&articles[i].path, articles[i].digest));
        for &i in group.iter().skip(1) {
            let mut number = 2;
            while !taken.insert(format!("{id}~{number}")) {
                number += 1;
            }
            given[i] = format!("{id}~{number}");
        }
    }
    for (article, id) in articles.iter_mut().zip(given) {
        article.id = id;
    }
}

/// The file's name without its extension.
pub(super) fn stem(path: &str) -> &str {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}

/// The extension of a path, without its dot.
pub(super) fn extension(path: &str) -> Option<&str> {
    let file = path.rsplit(['/', '\\']).next()?;
    file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, extension)| extension)
}

fn parts(path: &str) -> Vec<String> {
    let parts = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".");
    parts.map(str::to_owned).collect()
}

fn split(path: &[String]) -> (&[String], &str) {
    path.split_last().map_or((&[], ""), |(file, folders)| (folders, file.as_str()))
}

fn id(folders: &[String], depth: usize, base: &str) -> String {
    let mut id = folders[folders.len() - depth..].join("/");
    if !id.is_empty() {
        id.push('/');
    }
    id + base
}

fn groups(ids: &[String]) -> BTreeMap<&str, Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, id) in ids.iter().enumerate() {
        groups.entry(id).or_default().push(i);
    }
    groups
}
