//! The page: what is asked with its sums, big enough to be answered with a thumb.

use std::fmt::{Arguments, Write as _};

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;

use super::form::{ALL, LINE, NO, SEEN, YES};
use crate::api::http::page::{Escaped, Page};
use crate::kernel::language::{Language, words};
use crate::kernel::money::{Currency, Money};
use crate::kernel::written;
use crate::workshop::Workshop;
use crate::workshop::estimates::{Asked, AskedState, LineState, OrderLine};
use crate::workshop::invoices::Totals;

/// Colours follow the reader's scheme; whatever is touched is at least 3 rem high.
const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#16181c;--pale:#575d66;--line:#d3d7dd;--card:#f4f6f8;--paper:#fff;--yes:#0f6b38;\
--no:#a52019;--on:#fff;--warn:#7a4700;--warnbg:#fff3d6}\
@media(prefers-color-scheme:dark){:root{--ink:#eceef1;--pale:#aab0ba;--line:#3d434c;--card:#1f2329;--paper:#14171b;\
--yes:#5fd093;--no:#ff9489;--on:#0d1013;--warn:#ffd58a;--warnbg:#3a2b08}}\
*{box-sizing:border-box}body{font:18px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);\
max-width:36rem;margin:0 auto;padding:1rem 1rem 3rem}h1{font-size:1.4rem;line-height:1.25;margin:.5rem 0}\
h2{font-size:1.05rem;margin:1.75rem 0 .5rem}p{margin:.35rem 0}.pale{color:var(--pale);font-size:.9rem}\
.say{border-inline-start:.25rem solid var(--line);padding:.25rem .75rem}\
.note{background:var(--warnbg);color:var(--warn);border-radius:.5rem;padding:.75rem 1rem;margin:1rem 0}\
.done{color:var(--yes);font-weight:600}\
.card{border:1px solid var(--line);border-radius:.75rem;background:var(--card);padding:.75rem 1rem;margin:0 0 .75rem;min-width:0}\
.card legend{float:inline-start;width:100%;padding:0;font-weight:600;overflow-wrap:anywhere}\
.row{clear:both;display:flex;justify-content:space-between;gap:1rem;align-items:baseline}.row>:last-child{white-space:nowrap;\
font-variant-numeric:tabular-nums}.ask{display:grid;grid-template-columns:1fr 1fr;gap:.6rem;margin-top:.6rem}\
.ask label{display:flex;align-items:center;justify-content:center;gap:.5rem;min-height:3rem;border:2px solid var(--line);\
border-radius:.6rem;background:var(--paper);font-weight:600}.ask input{width:1.25rem;height:1.25rem;margin:0;accent-color:currentColor}\
.y:has(:checked){border-color:var(--yes);color:var(--yes)}.n:has(:checked){border-color:var(--no);color:var(--no)}\
.ask label:focus-within,button:focus-visible{outline:3px solid currentColor;outline-offset:2px}\
button{font:inherit;font-weight:700;width:100%;min-height:3.25rem;border-radius:.6rem;margin-top:.75rem;padding:.5rem 1rem;\
border:2px solid var(--yes);background:var(--yes);color:var(--on)}button.other{background:none;color:var(--yes)}\
.sums{border-top:1px solid var(--line);margin-top:1rem;padding-top:.5rem}.total{font-weight:700;font-size:1.15rem}\
a{color:inherit}";

/// Something to be told above everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    /// Nothing was chosen.
    ChooseFirst,
    /// It is not as the page showed it.
    Changed,
}

/// What is said in the page's language.
struct Say {
    language: Language,
    currency: Currency,
}

impl Say {
    fn words(&self, id: &str) -> String {
        words(self.language, id, &[]).unwrap_or_default()
    }

    fn with(&self, id: &str, name: &'static str, value: &str) -> String {
        words(self.language, id, &[(name, value)]).unwrap_or_default()
    }

    fn amount(&self, minor: i64) -> String {
        written::money(self.language, Money::new(minor, self.currency))
    }
}

/// Writing to a `String` cannot fail.
fn push(html: &mut String, words: Arguments<'_>) {
    let _infallible = html.write_fmt(words);
}

/// The page of a link that opens something.
pub(super) fn asked(workshop: &Workshop, asked: &Asked, language: Language, notice: Option<Notice>) -> HttpResponse {
    let say = Say { language, currency: asked.estimate.currency };
    let mut html = String::new();
    head(&mut html, workshop, asked, &say);
    let status = match notice {
        None => StatusCode::OK,
        Some(Notice::ChooseFirst) => StatusCode::BAD_REQUEST,
        Some(Notice::Changed) => StatusCode::CONFLICT,
    };
    if let Some(notice) = notice {
        let id = match notice {
            Notice::ChooseFirst => "approve-choose",
            Notice::Changed => "approve-changed",
        };
        push(&mut html, format_args!("<p class=\"note\" role=\"alert\">{}</p>", Escaped(&say.words(id))));
    }
    match asked.state {
        AskedState::Open => questions(&mut html, asked, &say),
        AskedState::Decided => {
            push(&mut html, format_args!("<p class=\"done\">{}</p>", Escaped(&say.words("approve-done"))))
        }
        AskedState::Over => {
            push(&mut html, format_args!("<p class=\"note\">{}</p>", Escaped(&say.words("approve-over"))))
        }
    }
    decided(&mut html, asked, &say);
    foot(&mut html, workshop, &say);
    let title = say.words("approve-title");
    Page { language, title: &title, style: STYLE, body: &html }.answer(status)
}

/// The page of one that opens nothing.
pub(super) fn refused(workshop: &Workshop, language: Language, status: StatusCode, id: &str) -> HttpResponse {
    let say = Say { language, currency: workshop.currency };
    let title = say.words(id);
    let mut html = format!("<p class=\"pale\"><bdi>{}</bdi></p>", Escaped(&workshop.settings.name));
    let help = say.words(&format!("{id}-help"));
    push(&mut html, format_args!("<h1>{}</h1><p>{}</p>", Escaped(&title), Escaped(&help)));
    foot(&mut html, workshop, &say);
    let mut answer = Page { language, title: &title, style: STYLE, body: &html }.answer(status);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        answer.headers_mut().insert(RETRY_AFTER, actix_web::http::header::HeaderValue::from_static("1"));
    }
    answer
}

fn head(html: &mut String, workshop: &Workshop, asked: &Asked, say: &Say) {
    push(html, format_args!("<p class=\"pale\"><bdi>{}</bdi></p>", Escaped(&workshop.settings.name)));
    push(html, format_args!("<h1><bdi>{}</bdi></h1>", Escaped(&asked.title)));
    if let Some(thing) = &asked.thing {
        let parts = [&thing.manufacturer, &thing.model, &thing.registration].into_iter().flatten();
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        push(html, format_args!("<p><bdi>{}</bdi></p>", Escaped(&parts.join(" · "))));
    }
    if let Some(by) = &asked.by {
        push(html, format_args!("<p>{}</p>", Escaped(&say.with("approve-asked-by", "name", by))));
    }
    if let Some(note) = &asked.note {
        push(html, format_args!("<p class=\"say\"><bdi>{}</bdi></p>", Escaped(note)));
    }
    if asked.state == AskedState::Open {
        let day = asked.expires_at.utc().with_timezone(&workshop.zone).date_naive();
        let until = say.with("approve-until", "day", &written::day(say.language, day));
        push(html, format_args!("<p class=\"pale\">{}</p>", Escaped(&until)));
    }
}

fn questions(html: &mut String, asked: &Asked, say: &Say) {
    push(html, format_args!("<form method=\"post\"><h2>{}</h2>", Escaped(&say.words("approve-open"))));
    let (yes, no) = (say.words("approve-yes"), say.words("approve-no"));
    for line in asked.estimate.lines.iter().filter(|line| line.state == LineState::Open) {
        let (id, version) = (line.id, line.version);
        push(
            html,
            format_args!(
                "<fieldset class=\"card\"><legend><bdi>{}</bdi></legend>\
                 <input type=\"hidden\" name=\"{SEEN}{id}\" value=\"{version}\">",
                Escaped(&line.description)
            ),
        );
        price(html, line, say);
        push(
            html,
            format_args!(
                "<div class=\"ask\"><label class=\"y\"><input type=\"radio\" name=\"{LINE}{id}\" value=\"{YES}\">{}</label>\
                 <label class=\"n\"><input type=\"radio\" name=\"{LINE}{id}\" value=\"{NO}\">{}</label></div></fieldset>",
                Escaped(&yes),
                Escaped(&no)
            ),
        );
    }
    let sums = &asked.estimate.sums;
    totals(html, "approve-sum-asked", (sums.asked, sums.discount_minor, sums.rate.basis_points()), say);
    let all = say.with("approve-all", "total", &say.amount(sums.asked.gross_minor));
    push(
        html,
        format_args!(
            "<button>{}</button><button class=\"other\" name=\"{ALL}\" value=\"{YES}\">{}</button></form>",
            Escaped(&say.words("approve-send")),
            Escaped(&all)
        ),
    );
}

/// How much of it at which price, and what that comes to.
fn price(html: &mut String, line: &OrderLine, say: &Say) {
    let billed = line.billed();
    let tax = say.words(if billed.includes_tax() { "approve-with-tax" } else { "approve-before-tax" });
    let amount = say.amount(billed.amount_minor().unwrap_or_default());
    let unit = say.amount(line.unit_minor);
    let how_many = if line.quantity_milli == 1000 {
        tax
    } else {
        format!("{} × {unit}, {tax}", written::quantity(say.language, line.quantity_milli))
    };
    push(
        html,
        format_args!(
            "<div class=\"row\"><span class=\"pale\">{}</span><strong>{}</strong></div>",
            Escaped(&how_many),
            Escaped(&amount)
        ),
    );
}

fn totals(html: &mut String, id: &str, (totals, discount_minor, basis_points): (Totals, i64, i32), say: &Say) {
    push(html, format_args!("<div class=\"sums\"><h2>{}</h2>", Escaped(&say.words(id))));
    let mut row = |label: &str, minor: i64, class: &str| {
        let amount = say.amount(minor);
        push(
            html,
            format_args!(
                "<div class=\"row{class}\"><span>{}</span><span>{}</span></div>",
                Escaped(label),
                Escaped(&amount)
            ),
        );
    };
    if discount_minor != 0 {
        row(&say.words("receipt-discount"), -discount_minor, " pale");
    }
    row(&say.words("receipt-net"), totals.net_minor, " pale");
    let rate = written::percent(say.language, basis_points);
    row(&say.with("receipt-tax", "rate", &rate), totals.tax_minor, " pale");
    row(&say.words("receipt-gross"), totals.gross_minor, " total");
    html.push_str("</div>");
}

/// What was decided before, and what that comes to.
fn decided(html: &mut String, asked: &Asked, say: &Say) {
    let lines: Vec<&OrderLine> = asked.estimate.lines.iter().filter(|line| line.state != LineState::Open).collect();
    if lines.is_empty() {
        return;
    }
    push(html, format_args!("<h2>{}</h2>", Escaped(&say.words("approve-decided"))));
    for line in &lines {
        let state = match line.state {
            LineState::Approved => "approve-state-approved",
            LineState::Declined | LineState::Withdrawn | LineState::Open => "approve-state-declined",
        };
        let (text, state) = (Escaped(&line.description), say.words(state));
        push(html, format_args!("<div class=\"card\"><bdi>{text}</bdi> — {}", Escaped(&state)));
        price(html, line, say);
        html.push_str("</div>");
    }
    if lines.iter().any(|line| line.state == LineState::Approved) {
        let sums = &asked.estimate.sums;
        totals(html, "approve-sum-approved", (sums.approved, sums.discount_minor, sums.rate.basis_points()), say);
    }
}

/// Whom to ask.
fn foot(html: &mut String, workshop: &Workshop, say: &Say) {
    let phone = &workshop.settings.phone;
    if !phone.is_empty() {
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let call = say.words("approve-call");
        push(
            html,
            format_args!(
                "<p class=\"pale\">{} <a href=\"tel:{}\"><bdi>{}</bdi></a></p>",
                Escaped(&call),
                Escaped(&digits),
                Escaped(phone)
            ),
        );
    }
}
