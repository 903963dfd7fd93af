//! What the program is made of: every dependency under terms that we take, none that we have decided against, and a check
//! for advisories that never takes "could not look" for "fine".

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Terms that ask for no more than a notice (`docs/dependencies.md` says why each).
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "ISC",
    "Zlib",
    "BSL-1.0",
    "Unicode-3.0",
    "PostgreSQL",
    "CC0-1.0",
    "Unlicense",
    "CDLA-Permissive-2.0",
];

/// Crates that must not come in, on any platform, with any feature.
const BANNED: &[(&str, &str)] = &[
    ("native-tls", "TLS is rustls's, everywhere"),
    ("hyper-tls", "TLS is rustls's, everywhere"),
    ("openssl", "TLS is rustls's; libpq alone may use OpenSSL, by the feature postgres-tls"),
    ("curl", "HTTP is reqwest's, behind src/outbound"),
    ("isahc", "HTTP is reqwest's, behind src/outbound"),
    ("actix-web-actors", "deprecated by its authors; sockets are actix-ws's"),
    ("actix-governor", "GPL-3.0-or-later; src/api/http/rate_limit.rs uses governor"),
    ("priority-queue", "LGPL-3.0-or-later OR MPL-2.0"),
    ("fast_paths", "brings priority-queue"),
    ("rsa", "RUSTSEC-2023-0071, unmended; jsonwebtoken uses aws-lc-rs"),
    ("serde_yaml", "no longer maintained"),
    ("async-std", "no longer maintained; the runtime is tokio"),
    ("dotenv", "no longer maintained; settings are src/config's"),
];

/// Crates that come with a feature only.
const BY_FEATURE: &[(&str, &str)] = &[("openssl-sys", "postgres-tls"), ("openssl-src", "postgres-tls")];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn said(command: &mut Command) -> String {
    let output = command.current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The packages that this machine's build consists of: name and terms.
fn packages() -> Vec<(String, Option<String>)> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let rustc = said(Command::new("rustc").arg("-vV"));
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // other platforms' packages are not on this machine
    let arguments = ["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host];
    let metadata: Value = serde_json::from_str(&said(Command::new(cargo).args(arguments))).unwrap();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let packages = metadata["packages"].as_array().unwrap();
    packages.iter().map(|package| (text(&package["name"]).unwrap(), text(&package["license"]))).collect()
}

/// The names in Cargo.lock: every platform, every feature.
fn locked() -> BTreeSet<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let name = |line: &str| Some(line.strip_prefix("name = \"")?.trim_end_matches('"').to_owned());
    lock.lines().filter_map(name).collect()
}

/// Whether the terms of an SPDX expression can be met with the allowed ones alone. `/` is an old way to say OR.
fn acceptable(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().collect::<Vec<_>>().into_iter().peekable();
    let taken = any(&mut words);
    assert!(words.peek().is_none(), "not understood: {expression}");
    taken
}

type Words<'a> = std::iter::Peekable<std::vec::IntoIter<&'a str>>;

/// `a OR b`: one of them does.
fn any(words: &mut Words<'_>) -> bool {
    let mut taken = all(words);
    while words.next_if_eq(&"OR").is_some() {
        taken |= all(words);
    }
    taken
}

/// `a AND b`, which binds closer: all of them are needed.
fn all(words: &mut Words<'_>) -> bool {
    let mut taken = one(words);
    while words.next_if_eq(&"AND").is_some() {
        taken &= one(words);
    }
    taken
}

fn one(words: &mut Words<'_>) -> bool {
    let word = words.next().expect("a licence");
    if word == "(" {
        let taken = any(words);
        assert_eq!(words.next(), Some(")"));
        return taken;
    }
    assert!(!["AND", "OR", "WITH", ")"].contains(&word), "{word} where a licence should be");
    // an exception only ever permits more
    if words.next_if_eq(&"WITH").is_some() {
        words.next().expect("an exception");
    }
    ALLOWED.contains(&word)
}

#[test]
fn expressions_are_understood() {
    for fine in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0-only OR MIT",
        "Apache-2.0 OR GPL-2.0-only",
        "(MIT OR GPL-2.0-only) AND ISC",
        "Apache-2.0 WITH LLVM-exception",
        "GPL-2.0-only AND MIT OR Zlib",
    ] {
        assert!(acceptable(fine), "{fine}");
    }
    for unfit in [
        "GPL-3.0-or-later",
        "MPL-2.0",
        "LGPL-3.0-or-later OR MPL-2.0",
        "MIT AND GPL-2.0-only",
        "(MIT OR Apache-2.0) AND (GPL-2.0-only OR MPL-2.0)",
        "MIT AND GPL-2.0-only OR MPL-2.0",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "SSPL-1.0",
        "mit-ish",
    ] {
        assert!(!acceptable(unfit), "{unfit}");
    }
}

#[test]
fn every_dependency_is_under_terms_that_we_take() {
    let packages = packages();
    assert!(packages.len() > 200, "{}", packages.len());
    let unfit: Vec<_> = packages.iter().filter(|(_, terms)| !terms.as_deref().is_some_and(acceptable)).collect();
    assert!(unfit.is_empty(), "see docs/dependencies.md: {unfit:#?}");
}

#[test]
fn every_allowed_licence_is_needed_and_explained() {
    let packages = packages();
    let document = include_str!("../../docs/dependencies.md");
    for allowed in ALLOWED {
        assert!(document.contains(&format!("`{allowed}`")), "docs/dependencies.md does not explain {allowed}");
        let named = |terms: &Option<String>| {
            let terms = terms.as_deref().unwrap_or_default();
            terms.split(|c: char| c.is_whitespace() || "()/".contains(c)).any(|word| word == *allowed)
        };
        assert!(packages.iter().any(|(_, terms)| named(terms)), "nothing is under {allowed} any more");
    }
}

#[test]
fn no_banned_crate_is_in_the_tree() {
    let locked = locked();
    assert!(locked.len() > 200 && locked.contains("actix-web"), "{}", locked.len());
    let found: Vec<_> = BANNED.iter().filter(|(name, _)| locked.contains(*name)).collect();
    assert!(found.is_empty(), "{found:#?}");
    let packages = packages();
    for (name, feature) in BY_FEATURE {
        assert!(!packages.iter().any(|(package, _)| package == name), "{name} without the feature {feature}");
    }
}

/// Runs `scripts/audit` with programs of our own in front of the machine's.
fn audited(git: &str, cargo_audit: &str) -> (Option<i32>, String) {
    let programs = tempfile::tempdir().unwrap();
    for (name, body) in [("git", git), ("cargo-audit", cargo_audit)] {
        let path = programs.path().join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = format!("{}:{}", programs.path().display(), std::env::var("PATH").unwrap());
    let output = Command::new(root().join("scripts/audit")).arg("--no-install").env("PATH", path).output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn what_was_not_looked_up_is_not_called_fine() {
    let (code, said) = audited("exit 128", "exit 0");
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("NOT CHECKED") && said.contains("cannot be reached"), "{said}");
    assert_eq!(audited("exit 0", "exit 0").0, Some(0));
    assert_eq!(audited("exit 0", "exit 1").0, Some(1));
    let (code, said) = audited("exit 0", "exit 2");
    assert!(code == Some(3) && said.contains("NOT CHECKED"), "{code:?} {said}");
}
