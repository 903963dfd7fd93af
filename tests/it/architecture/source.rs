//! Reads a source file as the paths it names: enough of Rust's grammar for that, and no more.

/// One path as written, with `crate`, `super` and `self` resolved and groups (`a::{b, c}`) taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    pub(super) line: usize,
    /// Begins with `crate` when it is one of ours.
    pub(super) segments: Vec<String>,
    /// Inside `#[cfg(test)] mod … { … }`, or in a file of tests.
    pub(super) in_test: bool,
    /// Called as a method (`.name(`).
    pub(super) is_method: bool,
}

/// A file below `src/`.
pub(super) struct Source {
    /// Its path below `src/`.
    pub(super) path: String,
    pub(super) first_line: String,
    pub(super) paths: Vec<Path>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    /// `::`
    Colons,
    Sign(char),
}

impl Source {
    pub(super) fn read(path: &str, text: &str) -> Self {
        let mut reader = Reader {
            tokens: tokens(text),
            module: module_of(path),
            inner: Vec::new(),
            depth: 0,
            test_file: path.ends_with("tests.rs") || path.split('/').any(|part| part == "tests"),
            found: Vec::new(),
        };
        reader.read();
        let first_line = text.lines().next().unwrap_or_default().to_owned();
        Self { path: path.to_owned(), first_line, paths: reader.found }
    }
}

/// `dispatch/offers/accept.rs` is `crate::dispatch::offers::accept`.
fn module_of(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec!["crate".to_owned()];
    parts.extend(path.trim_end_matches(".rs").split('/').map(str::to_owned));
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

struct Reader {
    tokens: Vec<(Token, usize)>,
    module: Vec<String>,
    /// Inline modules around the present place: name, the depth outside, whether of tests.
    inner: Vec<(String, usize, bool)>,
    depth: usize,
    test_file: bool,
    found: Vec<Path>,
}

impl Reader {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).map(|(token, _)| token)
    }

    fn word(&self, at: usize) -> Option<&str> {
        if let Some(Token::Word(word)) = self.token(at) { Some(word) } else { None }
    }

    fn is_sign(&self, at: usize, sign: char) -> bool {
        self.token(at) == Some(&Token::Sign(sign))
    }

    fn read(&mut self) {
        let mut at = 0;
        let mut next_is_test = false;
        while at < self.tokens.len() {
            match self.tokens[at].0.clone() {
                Token::Word(word) if word == "mod" && self.word(at + 1).is_some() => {
                    let name = self.word(at + 1).unwrap_or_default().to_owned();
                    if self.is_sign(at + 2, '{') {
                        self.inner.push((name, self.depth, next_is_test));
                    }
                    next_is_test = false;
                    at += 2;
                }
                Token::Word(word)
                    if word == "cfg" && self.word(at + 2) == Some("test") && self.is_sign(at + 3, ')') =>
                {
                    next_is_test = true;
                    at += 4;
                }
                Token::Word(_) => at = self.path(at, Vec::new()),
                Token::Sign('{') => {
                    self.depth += 1;
                    at += 1;
                }
                Token::Sign('}') => {
                    self.depth = self.depth.saturating_sub(1);
                    self.inner.retain(|(_, outside, _)| *outside < self.depth);
                    at += 1;
                }
                Token::Colons | Token::Sign(_) => at += 1,
            }
        }
    }

    /// Reads the path that begins at `at` behind `prefix`; returns where it ends.
    fn path(&mut self, mut at: usize, prefix: Vec<String>) -> usize {
        let (start, line) = (at, self.tokens[at].1);
        let mut segments = prefix;
        loop {
            match self.token(at) {
                Some(Token::Word(word)) => segments.push(word.clone()),
                Some(Token::Sign('*')) => {}
                Some(Token::Sign('{')) => return self.group(at, &segments),
                _ => {
                    self.found(segments, line, start);
                    return at;
                }
            }
            if self.token(at + 1) != Some(&Token::Colons) {
                self.found(segments, line, start);
                return at + 1;
            }
            at += 2;
        }
    }

    /// Reads `{a, b::c, …}` behind `prefix`; returns where it ends.
    fn group(&mut self, brace: usize, prefix: &[String]) -> usize {
        let mut at = brace + 1;
        while at < self.tokens.len() {
            match self.token(at) {
                Some(Token::Sign('}')) => return at + 1,
                Some(Token::Word(_) | Token::Sign('{' | '*')) => at = self.path(at, prefix.to_vec()),
                _ => at += 1,
            }
        }
        at
    }

    fn found(&mut self, segments: Vec<String>, line: usize, start: usize) {
        let is_method = start > 0 && self.is_sign(start - 1, '.');
        let in_test = self.test_file || self.inner.iter().any(|(_, _, test)| *test);
        let mut here = self.module.clone();
        here.extend(self.inner.iter().map(|(name, _, _)| name.clone()));
        let segments = resolve(segments, here);
        self.found.push(Path { line, segments, in_test, is_method });
    }
}

/// Replaces a leading `self` or `super`s by the module they mean.
fn resolve(segments: Vec<String>, mut here: Vec<String>) -> Vec<String> {
    let mut rest = segments.into_iter().peekable();
    let mut is_relative = false;
    while let Some(word) = rest.next_if(|word| word == "self" || word == "super") {
        is_relative = true;
        if word == "super" && here.len() > 1 {
            here.pop();
        }
    }
    if !is_relative {
        return rest.collect();
    }
    here.extend(rest);
    here
}

fn tokens(text: &str) -> Vec<(Token, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let (mut at, mut line, mut found) = (0, 1, Vec::new());
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied();
        let from = at;
        at = match c {
            '/' if next == Some('/') => skip_until(&chars, at, |c| c == '\n'),
            '/' if next == Some('*') => skip_comment(&chars, at),
            '"' => skip_text(&chars, at),
            'r' | 'b' | 'c' if begins_raw(&chars, at) => skip_raw(&chars, at),
            // a lifetime is no character: 'a, but 'a' is
            '\'' if next == Some('\\') => skip_until(&chars, at + 3, |c| c == '\'') + 1,
            '\'' if chars.get(at + 2) == Some(&'\'') => at + 3,
            ':' if next == Some(':') => {
                found.push((Token::Colons, line));
                at + 2
            }
            _ if c.is_alphanumeric() || c == '_' => {
                let end = skip_until(&chars, at, |c| !(c.is_alphanumeric() || c == '_'));
                found.push((Token::Word(chars[at..end].iter().collect()), line));
                end
            }
            _ => {
                if !c.is_whitespace() {
                    found.push((Token::Sign(c), line));
                }
                at + 1
            }
        };
        line += chars[from..at.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    found
}

fn skip_until(chars: &[char], from: usize, stop: impl Fn(char) -> bool) -> usize {
    (from..chars.len()).find(|at| stop(chars[*at])).unwrap_or(chars.len())
}

fn skip_comment(chars: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (0, from);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    at
}

fn skip_text(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// At `r"`, `r#"`, `br"` and the like, not inside a word.
fn begins_raw(chars: &[char], at: usize) -> bool {
    let in_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    let r = if chars[at] == 'r' { at } else { at + 1 };
    let quote = skip_until(chars, r + 1, |c| c != '#');
    !in_word && chars.get(r) == Some(&'r') && chars.get(quote) == Some(&'"')
}

fn skip_raw(chars: &[char], from: usize) -> usize {
    let r = if chars[from] == 'r' { from } else { from + 1 };
    let quote = skip_until(chars, r + 1, |c| c != '#');
    let hashes = quote - r - 1;
    let ends = |at: usize| chars[at] == '"' && (1..=hashes).all(|n| chars.get(at + n) == Some(&'#'));
    (quote + 1..chars.len()).find(|at| ends(*at)).map_or(chars.len(), |at| at + hashes + 1)
}
