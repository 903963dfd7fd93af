//! Links by which a customer decides without signing in: what they open, how they end, where they go.

use std::time::Duration;

use depannini::kernel::page::PageRequest;
use depannini::kernel::secret::digest;
use depannini::kernel::time::Clock as _;
use depannini::workshop::Error;
use depannini::workshop::estimates::{self, AskedState, LineKind, LineState, NewLine, Via};

use crate::harness::{Outside, World};
use crate::workshop_billing::NOW;
use crate::workshop_estimates::{Desk, NOTICES, no, states, token, work, yes};

both! {
    async fn a_link_shows_what_is_asked_and_decides(world: World) with |settings| { settings.server.public_url = "https://help.example.org/".to_owned(); } {
        let garage = Desk::open(world).await;
        let workshop = &garage.workshop;
        let order = garage.given("received");
        let nothing = estimates::send_link(workshop, garage.mechanic, order, None, None).await;
        assert!(matches!(nothing, Err(Error::NothingOpen)));
        garage.put_down(order, vec![NewLine::one(LineKind::Tow, "tow", 5_900)]).await.unwrap();
        let lines = garage.write(order, vec![work(10_000), work(200), work(300)]).await.unwrap().lines;
        estimates::withdraw(workshop, garage.mechanic, lines[3].id, None).await.unwrap();
        let sent = estimates::send_link(workshop, garage.mechanic, order, Some("See you at five".to_owned()), None).await.unwrap();
        assert_eq!((sent.by, sent.note.as_deref()), (Some(garage.mechanic.account), Some("See you at five")));

        // what opens it left by SMS to the customer, and only its digest stayed
        let mut outside = world.outside();
        let customer = garage.customer.account;
        let phone = outside.lines(&format!("select phone_key as line from accounts where id = {customer}")).remove(0);
        let notice = outside.lines(&format!("select body as line from notices where channel = 'sms' and destination = '{phone}'")).remove(0);
        let token = token(&notice);
        assert!(notice.contains(&format!("https://help.example.org/approve/{token}")), "{notice}");
        assert_eq!(token.len(), 64);
        let stored = outside.lines("select digest as line from approval_links");
        assert_eq!(stored, [digest(&token)]);
        for (table, text) in [("journal_events", "payload"), ("tasks", "payload"), ("audit_log", "details"), ("approval_links", "digest")] {
            let found = outside.number(&format!("select count(*) as number from {table} where {text} like '%{token}%'"));
            assert_eq!(found, 0, "{table}");
        }

        let asked = garage.look(&token).await.unwrap();
        assert_eq!((asked.title.as_str(), asked.note.as_deref(), asked.state), ("brakes", Some("See you at five"), AskedState::Open));
        assert!(asked.by.is_some());
        assert_eq!(states(&asked.estimate), [LineState::Approved, LineState::Open, LineState::Open]);
        // 102.00 and its tax, and the tow as it was told
        assert_eq!(asked.estimate.sums.asked.gross_minor, 12_036 + 5_900);
        assert_eq!(asked.estimate.sums.approved.gross_minor, 5_900);
        assert_eq!(asked.expires_at, world.wall.now() + Duration::from_secs(14 * 86_400));

        let (first, second) = (&lines[1], &lines[2]);
        let half = garage.decide_by_link(&token, vec![yes(first)]).await.unwrap();
        assert_eq!((half.state, garage.stage(order).as_str()), (AskedState::Open, "received"));
        let done = garage.decide_by_link(&token, vec![yes(first), no(second)]).await.unwrap();
        assert_eq!((done.state, garage.stage(order).as_str()), (AskedState::Decided, "in_progress"));
        let line = estimates::line(workshop, garage.staff, first.id).await.unwrap();
        assert_eq!((line.via, line.decided_by), (Some(Via::Link), None));

        // it is good for looking again, for saying the same again, and for an amendment
        assert_eq!(garage.look(&token).await.unwrap(), done);
        assert_eq!(garage.decide_by_link(&token, vec![yes(first), no(second)]).await.unwrap(), done);
        let otherwise = garage.decide_by_link(&token, vec![no(first)]).await;
        assert!(matches!(otherwise, Err(Error::Frozen("line"))));
        let amended = garage.write(order, vec![work(700)]).await.unwrap().lines.pop().unwrap();
        assert_eq!(garage.look(&token).await.unwrap().state, AskedState::Open);
        garage.set(order, "stage = 'completed'");
        assert_eq!(garage.look(&token).await.unwrap().state, AskedState::Over);
        assert!(matches!(garage.decide_by_link(&token, vec![yes(&amended)]).await, Err(Error::WrongStage)));
        // another order's lines are none of this link's
        let other = garage.given("received");
        let elsewhere = garage.write(other, vec![work(1)]).await.unwrap().lines.remove(0);
        assert!(matches!(garage.decide_by_link(&token, vec![yes(&elsewhere)]).await, Err(Error::NotFound("line"))));
    }

    async fn a_link_ends(world: World) {
        let garage = Desk::open(world).await;
        let workshop = &garage.workshop;
        let order = garage.given("received");
        let line = garage.write(order, vec![work(100)]).await.unwrap().lines.remove(0);
        let both = async |token: &str| {
            let (seen, decided) = (garage.look(token).await, garage.decide_by_link(token, vec![yes(&line)]).await);
            (seen.unwrap_err(), decided.unwrap_err())
        };
        let unknown = "0".repeat(64);
        for odd in ["", "x", unknown.as_str(), &digest(&unknown)] {
            assert!(matches!(both(odd).await, (Error::LinkUnknown, Error::LinkUnknown)), "{odd}");
        }
        // the digest opens nothing
        let first = garage.link(order).await;
        assert!(matches!(both(&digest(&first)).await, (Error::LinkUnknown, Error::LinkUnknown)));

        // an hour before it ends another is sent; one ends, the other stays until it is revoked
        world.wall.advance(Duration::from_secs(14 * 86_400 - 3_600));
        let second = garage.link(order).await;
        assert!(garage.look(&first).await.is_ok());
        world.wall.advance(Duration::from_secs(3_600));
        assert!(matches!(both(&first).await, (Error::LinkExpired, Error::LinkExpired)));
        assert!(garage.look(&second).await.is_ok());
        for _twice in 0..2 {
            estimates::revoke_links(workshop, garage.mechanic, order).await.unwrap();
        }
        assert!(matches!(both(&second).await, (Error::LinkRevoked, Error::LinkRevoked)));
        assert_eq!(garage.facts(order).iter().filter(|kind| *kind == "approval_links_revoked").count(), 1);
        let listed = estimates::links(workshop, garage.staff, order, PageRequest::default()).await.unwrap().items;
        assert_eq!(listed.iter().map(|link| link.revoked_at.is_some()).collect::<Vec<_>>(), [true, true]);

        let third = garage.link(order).await;
        garage.set(order, &format!("deleted_at = {NOW}"));
        assert!(matches!(both(&third).await, (Error::LinkUnknown, Error::LinkUnknown)));
        assert_eq!(world.outside().number("select count(*) as number from order_lines where decision <> 'open'"), 0);
    }

    async fn a_link_goes_where_the_customer_is_reached(world: World) {
        let garage = Desk::open(world).await;
        let order = garage.given("received");
        garage.write(order, vec![work(100)]).await.unwrap();
        let mut outside = world.outside();
        let customer = garage.customer.account;
        let send = async || estimates::send_link(&garage.workshop, garage.staff, order, None, None).await;
        let ways = |outside: &mut Outside| outside.lines("select channel as line from notices where kind = 'approval' order by id");
        // the number is verified and the address is not
        outside.execute(&format!("update accounts set email = 'amel@example.com' where id = {customer}"));
        send().await.unwrap();
        outside.execute(&format!("update accounts set email_verified_at = {NOW}, language = 'fr' where id = {customer}"));
        send().await.unwrap();
        assert_eq!(ways(&mut outside), ["sms", "email"]);
        let french = outside.lines(NOTICES).pop().unwrap();
        assert!(french.starts_with("Votre garage"), "{french}");
        // neither: nothing is sent, and no link is made
        outside.execute(&format!("update accounts set email = null, phone_key = null, username = 'amel' where id = {customer}"));
        assert!(matches!(send().await, Err(Error::Unreachable)));
        assert_eq!(outside.number("select count(*) as number from approval_links"), 2);
    }
}
