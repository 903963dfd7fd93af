//! A receipt as a page: read on a phone, printed from a browser.

use std::fmt::Write as _;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use crate::api::http::page::{Escaped, Page};
use crate::workshop::receipts::{Sheet, StampKind, Sum};

/// Colours follow the reader's scheme; on paper it is black on white.
const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1a1c20;--pale:#5d626b;--line:#d5d8dd;--tint:#f1f3f5;--paper:#fff;\
--paid:#176f3a;--open:#9a5203;--void:#b3201f}\
@media(prefers-color-scheme:dark){:root{--ink:#e9eaec;--pale:#a5aab3;--line:#3a3e45;--tint:#24272c;--paper:#17191c;\
--paid:#62c98b;--open:#f0a64b;--void:#ff8a80}}\
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:48rem;margin:0 auto;padding:1rem}\
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1rem;border-bottom:1px solid var(--line);padding-bottom:1rem}\
h1,h2,p{margin:0}h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.05rem;margin:1.25rem 0 .5rem}\
.pale{color:var(--pale)}.stamp{font-weight:600}.paid{color:var(--paid)}.open{color:var(--open)}.void{color:var(--void)}\
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:1rem;margin-top:1rem}\
.grid dt,.grid h3{font-size:.85rem;font-weight:400;color:var(--pale);margin:0}dl,dd{margin:0}\
table{border-collapse:collapse;width:100%}th{font-size:.85rem;background:var(--tint)}\
th,td{padding:.5rem .4rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}\
.n{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}.sums td{border:0;padding:.15rem .4rem}\
.sums{margin-inline-start:auto;width:auto}.grand td{font-weight:700;font-size:1.1rem}\
@media(max-width:34rem){.unit{display:none}}\
@media print{:root{color-scheme:light;--ink:#000;--pale:#444;--line:#bbb;--tint:#eee;--paper:#fff;--paid:#000;--open:#000;--void:#000}\
body{font-size:11pt;max-width:none;padding:0}tr,.grid{break-inside:avoid}thead{display:table-header-group}.unit{display:table-cell}\
@page{size:A4;margin:18mm}}";

/// The page as an answer.
pub(super) fn answer(sheet: &Sheet) -> HttpResponse {
    let title = format!("{} {}", sheet.title, sheet.number);
    Page { language: sheet.language, title: &title, style: STYLE, body: &body(sheet) }.answer(StatusCode::OK)
}

/// What people wrote may run the other way: each of their texts is an island (`bdi`).
fn body(sheet: &Sheet) -> String {
    let mut html = String::new();
    head(&mut html, sheet);
    particulars(&mut html, sheet);
    bill(&mut html, sheet);
    sums(&mut html, &sheet.sums);
    payments(&mut html, sheet);
    html
}

/// Writing to a `String` cannot fail.
fn push(html: &mut String, words: std::fmt::Arguments<'_>) {
    let _infallible = html.write_fmt(words);
}

fn head(html: &mut String, sheet: &Sheet) {
    push(html, format_args!("<header><div><p><strong><bdi>{}</bdi></strong></p>", Escaped(&sheet.garage)));
    for line in &sheet.garage_lines {
        push(html, format_args!("<p class=\"pale\"><bdi>{}</bdi></p>", Escaped(line)));
    }
    let kind = match sheet.stamp.kind {
        StampKind::Paid => "paid",
        StampKind::Open => "open",
        StampKind::Void => "void",
    };
    let (title, stamp) = (Escaped(&sheet.title), Escaped(&sheet.stamp.text));
    push(html, format_args!("</div><div><h1>{title}</h1><p class=\"stamp {kind}\">{stamp}</p></div></header>"));
}

fn particulars(html: &mut String, sheet: &Sheet) {
    html.push_str("<dl class=\"grid\">");
    for (name, value) in &sheet.facts {
        push(html, format_args!("<div><dt>{}</dt><dd><bdi>{}</bdi></dd></div>", Escaped(name), Escaped(value)));
    }
    html.push_str("</dl><div class=\"grid\">");
    for block in &sheet.blocks {
        push(html, format_args!("<div><h3>{}</h3>", Escaped(&block.title)));
        for line in &block.lines {
            push(html, format_args!("<p><bdi>{}</bdi></p>", Escaped(line)));
        }
        html.push_str("</div>");
    }
    push(html, format_args!("</div><h2><bdi>{}</bdi></h2>", Escaped(&sheet.subject)));
}

fn bill(html: &mut String, sheet: &Sheet) {
    let [what, quantity, unit, amount] = &sheet.columns;
    push(
        html,
        format_args!(
            "<table><thead><tr><th>{}</th><th class=\"n\">{}</th><th class=\"n unit\">{}</th><th class=\"n\">{}</th></tr></thead><tbody>",
            Escaped(what),
            Escaped(quantity),
            Escaped(unit),
            Escaped(amount)
        ),
    );
    for row in &sheet.rows {
        push(
            html,
            format_args!(
                "<tr><td><bdi>{}</bdi></td><td class=\"n\">{}</td><td class=\"n unit\">{}</td><td class=\"n\">{}</td></tr>",
                Escaped(&row.description),
                Escaped(&row.quantity),
                Escaped(&row.unit),
                Escaped(&row.amount)
            ),
        );
    }
    html.push_str("</tbody></table>");
}

fn sums(html: &mut String, sums: &[Sum]) {
    html.push_str("<table class=\"sums\"><tbody>");
    for sum in sums {
        let class = if sum.is_grand { " class=\"grand\"" } else { "" };
        let (label, amount) = (Escaped(&sum.label), Escaped(&sum.amount));
        push(html, format_args!("<tr{class}><td>{label}</td><td class=\"n\">{amount}</td></tr>"));
    }
    html.push_str("</tbody></table>");
}

fn payments(html: &mut String, sheet: &Sheet) {
    if sheet.payments.is_empty() && sheet.no_payments.is_empty() {
        return;
    }
    push(html, format_args!("<h2>{}</h2>", Escaped(&sheet.payments_title)));
    if sheet.payments.is_empty() {
        push(html, format_args!("<p>{}</p>", Escaped(&sheet.no_payments)));
    } else {
        html.push_str("<table><tbody>");
        for payment in &sheet.payments {
            push(
                html,
                format_args!(
                    "<tr><td>{}</td><td><bdi>{}</bdi></td><td class=\"n\">{}</td></tr>",
                    Escaped(&payment.day),
                    Escaped(&payment.method),
                    Escaped(&payment.amount)
                ),
            );
        }
        html.push_str("</tbody></table>");
    }
    sums(html, &sheet.balance);
}
