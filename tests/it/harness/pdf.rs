//! Reads the text of a PDF file as a viewer would: pages, their streams, and the texts that its fonts map glyphs to.

use std::collections::BTreeMap;
use std::io::Read as _;

/// The lines of text of each page, in the order in which they were drawn; a line is read from its left end.
pub(crate) fn pages(file: &[u8]) -> Vec<Vec<String>> {
    assert!(file.starts_with(b"%PDF-") && file.ends_with(b"%%EOF"), "no PDF");
    let objects = objects(file);
    let fonts: BTreeMap<i64, BTreeMap<u16, String>> = objects
        .iter()
        .filter(|(_, object)| object.dict.contains("/Type0"))
        .map(|(id, object)| (*id, texts(&objects[&reference(&object.dict, "/ToUnicode")])))
        .collect();
    let tree =
        objects.values().find(|object| object.dict.contains("/Type/Pages") || object.dict.contains("/Type /Pages"));
    let kids = between(&tree.expect("a tree of pages").dict, "/Kids", "]").replace('[', "");
    let kids: Vec<i64> = kids.split("0 R").filter_map(|kid| kid.trim().parse().ok()).collect();
    kids.iter().map(|kid| page(&objects, &fonts, &objects[kid].dict)).collect()
}

struct Object {
    dict: String,
    stream: Vec<u8>,
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no {begin} in {text}"));
    rest.split_once(end).map_or(rest, |(inner, _)| inner)
}

/// The number of the object that an entry of a dictionary refers to.
fn reference(dict: &str, key: &str) -> i64 {
    between(dict, key, "0 R").trim().parse().unwrap()
}

fn objects(file: &[u8]) -> BTreeMap<i64, Object> {
    let mut found = BTreeMap::new();
    let mut rest = file;
    while let Some(at) = find(rest, b" 0 obj") {
        let id = String::from_utf8_lossy(&rest[..at]);
        let id: i64 = id.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap();
        let body = &rest[at + 6..];
        let end = find(body, b"endobj").unwrap();
        let (dict, stream, used) = match find(&body[..end], b"stream\n") {
            None => (&body[..end], Vec::new(), end),
            Some(begin) => {
                let dict = String::from_utf8_lossy(&body[..begin]);
                let length = between(&dict, "/Length", "/").trim_matches(|c: char| !c.is_ascii_digit()).to_owned();
                let length: usize = length.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap();
                let data = &body[begin + 7..begin + 7 + length];
                (&body[..begin], inflated(&dict, data), begin + 7 + length)
            }
        };
        found.insert(id, Object { dict: String::from_utf8_lossy(dict).replace('\n', " "), stream });
        rest = &body[used..];
    }
    found
}

fn inflated(dict: &str, data: &[u8]) -> Vec<u8> {
    if !dict.contains("FlateDecode") {
        return data.to_vec();
    }
    let mut plain = Vec::new();
    flate2::read::ZlibDecoder::new(data).read_to_end(&mut plain).unwrap();
    plain
}

/// What a font maps the numbers of its glyphs to.
fn texts(cmap: &Object) -> BTreeMap<u16, String> {
    let text = String::from_utf8_lossy(&cmap.stream).into_owned();
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix('<')?.split_once("> <"));
    lines
        .filter_map(|(number, text)| {
            let number = u16::from_str_radix(number, 16).ok()?;
            let digits = text.strip_suffix('>')?;
            let units: Option<Vec<u16>> =
                (0..digits.len() / 4).map(|at| u16::from_str_radix(digits.get(at * 4..at * 4 + 4)?, 16).ok()).collect();
            Some((number, String::from_utf16(&units?).ok()?))
        })
        .collect()
}

fn page(objects: &BTreeMap<i64, Object>, fonts: &BTreeMap<i64, BTreeMap<u16, String>>, dict: &str) -> Vec<String> {
    let content = &objects[&reference(dict, "/Contents")].stream;
    let named = |name: &str| &fonts[&reference(dict, &format!("/{name} "))];
    let mut lines = Vec::new();
    let (mut font, mut line) = (None, String::new());
    let mut at = 0;
    let mut word = String::new();
    while at < content.len() {
        match content[at] {
            b'(' => {
                let (shown, next) = literal(content, at + 1);
                push(&mut line, font.expect("a font"), &shown);
                at = next;
                continue;
            }
            b'<' => {
                let end = at + find(&content[at..], b">").unwrap();
                let digits = String::from_utf8_lossy(&content[at + 1..end]).into_owned();
                let bytes: Vec<u8> =
                    (0..digits.len() / 2).map(|n| u8::from_str_radix(&digits[n * 2..n * 2 + 2], 16).unwrap()).collect();
                push(&mut line, font.expect("a font"), &bytes);
                at = end + 1;
                continue;
            }
            b'/' => {
                let end = at + content[at..].iter().position(|byte| *byte == b' ').unwrap();
                let name = String::from_utf8_lossy(&content[at + 1..end]).into_owned();
                font = Some(named(&name));
                at = end;
                continue;
            }
            byte if byte.is_ascii_alphabetic() => word.push(char::from(byte)),
            _ => {
                if word == "ET" {
                    lines.push(std::mem::take(&mut line));
                }
                word.clear();
            }
        }
        at += 1;
    }
    if word == "ET" {
        lines.push(line);
    }
    lines
}

/// A literal string that begins at a place, and where it ends.
fn literal(content: &[u8], mut at: usize) -> (Vec<u8>, usize) {
    let (mut bytes, mut depth) = (Vec::new(), 0);
    loop {
        let byte = content[at];
        at += 1;
        match byte {
            b'\\' => {
                let next = content[at];
                at += 1;
                if next.is_ascii_digit() {
                    let octal = std::str::from_utf8(&content[at - 1..at + 2]).unwrap();
                    bytes.push(u8::from_str_radix(octal, 8).unwrap());
                    at += 2;
                } else {
                    bytes.push(match next {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'b' => 8,
                        b'f' => 12,
                        other => other,
                    });
                }
            }
            b')' if depth == 0 => return (bytes, at),
            b'(' | b')' => {
                depth += if byte == b'(' { 1 } else { -1 };
                bytes.push(byte);
            }
            other => bytes.push(other),
        }
    }
}

fn push(line: &mut String, font: &BTreeMap<u16, String>, shown: &[u8]) {
    for pair in shown.chunks_exact(2) {
        // a glyph of several has its text with the first of them
        line.push_str(font.get(&u16::from_be_bytes([pair[0], pair[1]])).map_or("", String::as_str));
    }
}
