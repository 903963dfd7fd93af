//! Receipts: every amount is the invoice's, on a page and on paper, in every language, for whoever may see the invoice.

use depannini::kernel::id::{InvoiceId, WorkOrderId};
use depannini::kernel::language::Language;
use depannini::kernel::money::{Currency, Money};
use depannini::kernel::written;
use depannini::workshop::invoices::{self, Bill, bill, void};
use depannini::workshop::payments::{self, NewPayment};

use crate::harness::{Answer, Person, World, pdf};
use crate::places::mechanic;
use crate::workshop_people::identity;

const NOW: &str = "'2026-11-21 08:00:00'";

/// A customer's order with approved lines, each of a quantity in thousandths and a price in minor units.
fn order(world: &World, customer: &Person, lines: &[(&str, i64, i64)]) -> WorkOrderId {
    let mut outside = world.outside();
    outside.execute(&format!(
        "insert into work_orders (customer_id, stage, title, origin, currency, vin, created_at, updated_at) \
         values ({}, 'completed', 'Brakes <front>', 'own', 'DZD', 'VF1XYZ', {NOW}, {NOW})",
        customer.id
    ));
    let order = outside.number("select max(id) as number from work_orders");
    for (description, quantity, unit) in lines {
        outside.execute(&format!(
            "insert into order_lines (order_id, kind, description, quantity_milli, unit_minor, round, decision, created_at) \
             values ({order}, 'labour', '{description}', {quantity}, {unit}, 1, 'approved', {NOW})"
        ));
    }
    WorkOrderId::new(order)
}

async fn billed(world: &World, staff: &Person, order: WorkOrderId) -> Bill {
    world.parts(async |parts| bill(&parts.workshop, identity(parts, staff), order).await.unwrap()).await
}

async fn pay(world: &World, staff: &Person, order: WorkOrderId, minor: i64) {
    let new = NewPayment {
        order,
        stated: None,
        method: "cash".to_owned(),
        amount: Money::new(minor, Currency::DZD),
        state: None,
        due: None,
        reference: Some("slip 7".to_owned()),
    };
    world
        .parts(async |parts| payments::record(&parts.workshop, identity(parts, staff), new, None).await.unwrap())
        .await;
}

async fn receipt(person: &Person, id: InvoiceId, accept: &str, language: &str) -> Answer {
    let request = person.call("GET", &format!("/api/workshop/invoices/{id}/receipt/"));
    Answer::of(request.header("accept", accept).header("accept-language", language).send().await.unwrap()).await
}

async fn file(person: &Person, id: InvoiceId, language: &str) -> Vec<u8> {
    let request = person.call("GET", &format!("/api/workshop/invoices/{id}/receipt/?format=pdf"));
    let response = request.header("accept-language", language).send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (200, &"application/pdf".parse().unwrap())
    );
    let bytes = response.bytes().await.unwrap().to_vec();
    // DEPANNINI_SHOW names a folder where whoever wants to look at them finds them
    if let Ok(folder) = std::env::var("DEPANNINI_SHOW") {
        std::fs::write(format!("{folder}/receipt-{language}-{}.pdf", bytes.len()), &bytes).unwrap();
    }
    bytes
}

/// What stands between the tags, entities read.
fn shown(html: &str) -> Vec<String> {
    let body = html.split_once("<body>").unwrap().1;
    let texts = body.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text));
    let read = |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&amp;", "&");
    texts.filter(|text| !text.is_empty()).map(read).collect()
}

/// Every amount that a receipt of this invoice must tell.
fn amounts(bill: &Bill, language: Language) -> Vec<String> {
    let totals = bill.invoice.totals;
    let lines = bill.lines.iter().flat_map(|line| [line.line.unit_minor, line.net_minor]);
    let all = lines.chain([totals.net_minor, totals.tax_minor, totals.gross_minor]);
    all.map(|minor| written::money(language, Money::new(minor, Currency::DZD))).collect()
}

const LANGUAGES: [(&str, Language); 3] = [("en", Language::En), ("fr", Language::Fr), ("ar", Language::Ar)];

both! {
    async fn every_amount_is_the_invoices(world: World) with |settings| {
        settings.workshop.name = "Garage Ibn Sina".to_owned();
        settings.workshop.address = "12 rue Didouche Mourad\n16000 Alger".to_owned();
        settings.workshop.tax_number = "0998877".to_owned();
    } {
        let (staff, customer) = (mechanic(world, 1, true).await, world.client().await);
        let lines = [("Brake pads & \"discs\"", 2000, 1_234_567), ("العمل على المكابح", 1500, 99_999)];
        let order = order(world, &customer, &lines);
        let bill = billed(world, &staff, order).await;
        pay(world, &staff, order, 1_000_000).await;
        let number = bill.invoice.number.as_ref().unwrap().to_string();
        for (tag, language) in LANGUAGES {
            let page = receipt(&customer, bill.invoice.id, "text/html", tag).await;
            assert_eq!((page.status, page.header("content-language")), (200, Some(tag)), "{}", page.text);
            let direction = if tag == "ar" { "dir=\"rtl\"" } else { "dir=\"ltr\"" };
            assert!(page.text.contains(&format!("<html lang=\"{tag}\" {direction}>")));
            let told = shown(&page.text);
            let rest = written::money(language, Money::new(bill.invoice.totals.gross_minor - 1_000_000, Currency::DZD));
            let paid = written::money(language, Money::new(1_000_000, Currency::DZD));
            for wanted in amounts(&bill, language).iter().chain([&number, &rest, &paid]) {
                assert!(told.contains(wanted), "{wanted} is not in {told:#?}");
            }
            for text in ["Garage Ibn Sina", "16000 Alger", customer.name.as_str(), "Brakes <front>", "العمل على المكابح"] {
                assert!(told.iter().any(|line| line == text), "{text} is not in {told:#?}");
            }
        }
    }

    async fn the_page_is_safe_and_small(world: World) {
        let (staff, customer) = (mechanic(world, 1, true).await, world.client().await);
        let order = order(world, &customer, &[("<script>alert(1)</script>", 1000, 5000)]);
        let id = billed(world, &staff, order).await.invoice.id;
        let page = receipt(&customer, id, "*/*", "en").await;
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
        assert_eq!((page.header("cache-control"), page.header("referrer-policy")), (Some("no-store"), Some("no-referrer")));
        assert_eq!(page.header("x-robots-tag"), Some("noindex, nofollow"));
        assert!(!page.text.contains("<script") && !page.text.contains(" style=") && !page.text.contains("http"), "{}", page.text);
        assert!(page.text.len() < 15_000, "{}", page.text.len());
    }

    async fn whoever_may_see_the_invoice_may_see_its_receipt(world: World) {
        let (staff, plain) = (mechanic(world, 1, true).await, mechanic(world, 2, false).await);
        let (customer, stranger) = (world.client().await, world.client().await);
        let admin = world.administrator().await;
        let order = order(world, &customer, &[("work", 1000, 5000)]);
        let draft = world.parts(async |parts| {
            invoices::draft(&parts.workshop, identity(parts, &staff), order).await.unwrap().invoice.id
        }).await;
        receipt(&staff, draft, "*/*", "en").await.refused(409, "not_issued");
        receipt(&customer, draft, "*/*", "en").await.refused(404, "not_found");
        let id = billed(world, &staff, order).await.invoice.id;
        for person in [&staff, &admin, &customer] {
            assert_eq!(receipt(person, id, "text/html", "en").await.status, 200);
        }
        receipt(&stranger, id, "text/html", "en").await.refused(403, "not_yours");
        receipt(&plain, id, "text/html", "en").await.refused(403, "not_yours");
        world.outside().execute(&format!(
            "insert into assignments (order_id, mechanic_id, assigned_on, assigned_at) values ({order}, {}, '2026-11-21', {NOW})",
            plain.id
        ));
        assert_eq!(receipt(&plain, id, "text/html", "en").await.status, 200);
        receipt(&customer, InvoiceId::new(999), "*/*", "en").await.refused(404, "not_found");
        let odd = customer.get(&format!("/api/workshop/invoices/{id}/receipt/?format=doc")).await;
        assert_eq!(odd.invalid_fields(), ["format"]);
    }

    async fn it_tells_how_things_stand(world: World) {
        let (staff, customer) = (mechanic(world, 1, true).await, world.client().await);
        let order = order(world, &customer, &[("work", 1000, 10_000)]);
        let bill = billed(world, &staff, order).await;
        let (id, gross) = (bill.invoice.id, bill.invoice.totals.gross_minor);
        let told = |answer: Answer| shown(&answer.text);
        let open = told(receipt(&customer, id, "*/*", "en").await);
        assert!(open.contains(&"Invoice".to_owned()) && open.contains(&"Nothing has been paid yet.".to_owned()), "{open:?}");
        pay(world, &staff, order, gross).await;
        let paid = told(receipt(&customer, id, "*/*", "en").await);
        assert!(paid.contains(&"Receipt".to_owned()) && paid.contains(&"Paid in full".to_owned()), "{paid:?}");
        assert!(paid.contains(&"Cash · slip 7".to_owned()) && paid.contains(&"0.00\u{a0}DZD".to_owned()), "{paid:?}");
        world.parts(async |parts| {
            void(&parts.workshop, identity(parts, &staff), id, None, "wrong".to_owned()).await.unwrap();
        }).await;
        let voided = told(receipt(&customer, id, "*/*", "en").await);
        assert!(voided.contains(&"Void since 21 November 2026: it counts no longer".to_owned()), "{voided:?}");
        assert!(!voided.contains(&"Payments".to_owned()), "{voided:?}");
    }

    async fn paper_says_the_same(world: World) with |settings| {
        settings.workshop.name = "Garage Ibn Sina".to_owned();
        settings.workshop.address = "12 rue Didouche Mourad\n16000 Alger".to_owned();
        settings.workshop.phone = "+213 21 00 00 00".to_owned();
        settings.workshop.tax_number = "0998877".to_owned();
    } {
        let (staff, customer) = (mechanic(world, 1, true).await, world.client().await);
        let long = "Replacing both front brake discs together with the pads, cleaning the calipers and bleeding the circuit";
        let lines = [(long, 2000, 1_234_567), ("العمل على المكابح الأمامية", 1500, 99_999)];
        let order = order(world, &customer, &lines);
        let bill = billed(world, &staff, order).await;
        pay(world, &staff, order, 1_000_000).await;
        let number = bill.invoice.number.as_ref().unwrap().to_string();
        for (tag, language) in LANGUAGES {
            let file = file(&customer, bill.invoice.id, tag).await;
            // both fonts in full would be more than a megabyte
            assert!(file.len() < 80_000, "{}", file.len());
            let pages = pdf::pages(&file);
            assert_eq!(pages.len(), 1);
            let all = &pages[0];
            assert!(all.iter().any(|line| line == &number), "{all:#?}");
            for amount in amounts(&bill, language) {
                // from the left end: what runs to the left comes the other way round
                let other_way: String = {
                    let (digits, currency) = amount.split_once('\u{a0}').unwrap();
                    format!("{}\u{a0}{digits}", currency.chars().rev().collect::<String>())
                };
                let wanted = if tag == "ar" { other_way } else { amount };
                assert!(all.contains(&wanted), "{wanted} is not in {all:#?}");
            }
            // read from its left end, where it ends; a ligature stands for its letters in their own order
            let line = all.iter().find(|line| line.contains("حباكملا")).unwrap_or_else(|| panic!("{all:#?}"));
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().collect();
                letters.sort_unstable();
                letters
            };
            assert_eq!(letters(line), letters(lines[1].0));
            let words: String = all.join(" ");
            assert!(words.contains("bleeding the") && words.contains("Garage Ibn Sina"), "{words}");
        }
    }

    async fn a_long_bill_goes_on_to_the_next_page(world: World) {
        let (staff, customer) = (mechanic(world, 1, true).await, world.client().await);
        let names: Vec<String> = (1..=200).map(|n| format!("Piece number {n}")).collect();
        let lines: Vec<(&str, i64, i64)> = names.iter().map(|name| (name.as_str(), 1000, 100)).collect();
        let order = order(world, &customer, &lines);
        let bill = billed(world, &staff, order).await;
        let pages = pdf::pages(&file(&customer, bill.invoice.id, "en").await);
        assert!((4..=8).contains(&pages.len()), "{}", pages.len());
        let number = bill.invoice.number.unwrap();
        for (index, page) in pages.iter().enumerate() {
            let foot = format!("{number} · page {} of {}", index + 1, pages.len());
            assert!(page.contains(&foot), "{page:#?}");
            // the columns are named on every page that has lines
            let has_lines = page.iter().any(|line| line.starts_with("Piece number"));
            assert_eq!(page.contains(&"Unit price".to_owned()), has_lines);
        }
        let told: Vec<&String> = pages.iter().flatten().filter(|line| line.starts_with("Piece number")).collect();
        assert_eq!(told, names.iter().collect::<Vec<_>>());
        assert!(pages.last().unwrap().contains(&"236.00\u{a0}DZD".to_owned()), "{:#?}", pages.last());
    }

    async fn many_at_once_are_all_answered(world: World) {
        let (staff, customer) = (mechanic(world, 1, true).await, world.client().await);
        let order = order(world, &customer, &[("work", 1000, 5000)]);
        let id = billed(world, &staff, order).await.invoice.id;
        let files = futures_util::future::join_all((0..16).map(|_| file(&customer, id, "en"))).await;
        // the same each time: nothing in it is drawn by lot
        assert!(files.windows(2).all(|pair| pair[0] == pair[1]));
        assert_eq!(customer.get(&format!("/api/workshop/invoices/{id}/receipt/")).await.status, 200);
    }
}
