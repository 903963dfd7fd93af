/* eslint-disable */
// Generated from /openapi.json by `npm run api`; not edited by hand.

export interface paths {
    "/api/admin/assistances.csv/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody's assistances, newest first, as a table with a header row. A text that a spreadsheet would take for a formula
         *     begins with an apostrophe.
         */
        get: operations["export_assistances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/assistances/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's assistances, newest first. */
        get: operations["list_assistances"];
        put?: never;
        /**
         * Ask for help for somebody who calls: as the caller would, with the price locked now. The number of somebody new becomes
         *     a client's account, which they take over by a code when they want to follow.
         */
        post: operations["request_for_caller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/assistances/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything about one assistance: its people with their numbers, who was asked, what its parties were told, and what
         *     operators did.
         */
        get: operations["open_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/assistances/{id}/assign/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an assistance to an assistant, asked or not, also one that another has: who had it is free and hears `reassigned`,
         *     who has it now hears `assigned`, the client hears who comes. One that was begun is `accepted` again.
         */
        post: operations["assign_assistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/assistances/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call an open assistance off. Its parties are told the reason. */
        post: operations["cancel_assistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/assistances/{id}/candidates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to send: the nearest who fit, and the nearest of the others with what speaks against them. At most 20, nearest first. */
        get: operations["list_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to what, when and from where, newest first. Reading it is in it too. */
        get: operations["audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/backups/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All backups on the server's machine, the newest first. */
        get: operations["list_backups"];
        put?: never;
        /** Write all rows to a file on the server's machine. Nobody has to wait for it. */
        post: operations["create_backup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/backups/{name}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a backup. */
        delete: operations["remove_backup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/backups/{name}/restore/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the rows of a backup in the place of all rows. Until it is done, whoever changes something is answered 503; every
         *     socket is told how things stand then, or closed with 4001 or 4004. What was changed since the backup is lost.
         */
        post: operations["restore_backup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/demand/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many pickups of a span lie in each cell of the map, the most first; at most 2000 cells. */
        get: operations["read_demand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/figures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts, waits and money of what was asked for in a span, in all and piece by piece. Pieces are hours or days of the
         *     deployment's time zone, at most 1000; the first and the last may be cut.
         */
        get: operations["read_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/live/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where active assistants are, and every open assistance, the most urgent first. Name the `version` of the last answer as
         *     `since`, and of the assistants only those come that have changed. Compressed where `Accept-Encoding` says `gzip`.
         */
        get: operations["watch_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/notifications/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** E-mails and SMS that were put on their way, newest first, without what they say; kept for `retention.notice_days`. */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, newest first. */
        get: operations["list_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person. */
        get: operations["find_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/block/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shut somebody out: all their tokens are void at once, and an assistant is asked no more. */
        post: operations["block_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/documents/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve an assistant's documents, or refuse them; the assistant reads the reason. */
        post: operations["judge_documents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/unblock/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody in again. */
        post: operations["unblock_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, assistances and work orders by an id, a name, a phone number or a plate: the newest ten of each. */
        get: operations["search_everything"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tariffs/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tariffs in force. */
        get: operations["list_tariffs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tariffs/{service}/{vehicle_type}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a tariff from now on. What was quoted before stays as it was told. */
        put: operations["set_tariff"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistance/{id}/messages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said, oldest first. */
        get: operations["history"];
        put?: never;
        /** Say something; both parties hear it on their sockets. */
        post: operations["send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistance/{id}/search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was asked in which order at what distance, and who was left out for which reason. */
        get: operations["explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistance/{id}/shares/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links of an assistance, newest first, each with what opens it. */
        get: operations["shares_list"];
        put?: never;
        /** Make a link by which anybody follows the assistance, without signing in. */
        post: operations["shares_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistance/{id}/shares/{share_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a link back: from now on it opens nothing. */
        delete: operations["shares_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistance/accept/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Accept; of many at once exactly one wins. */
        patch: operations["accept"];
        trace?: never;
    };
    "/api/assistance/decline/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline an offer. */
        post: operations["decline_post"];
        delete?: never;
        options?: never;
        head?: never;
        /** Decline an offer. */
        patch: operations["decline"];
        trace?: never;
    };
    "/api/assistance/earnings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller completed and earned, day by day; the last 30 days if nothing is said, at most 366. */
        get: operations["assistance_earnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistance/estimate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a request would cost and when help would come, for anybody. A request at the same moment is priced alike. */
        post: operations["estimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistance/offers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's open offers, newest first: for the app that starts without knowing what its channel has told. */
        get: operations["offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistance/request/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for help. */
        post: operations["request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistance/update/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Move an assistance on: clients cancel; its assistant starts, completes or cancels. */
        patch: operations["update"];
        trace?: never;
    };
    "/api/assistance/update/end/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complete with a price, as the assistant app does. */
        post: operations["end_post"];
        delete?: never;
        options?: never;
        head?: never;
        /** Complete with a price, as the assistant app does. */
        patch: operations["end"];
        trace?: never;
    };
    "/api/assistance/update/price/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the price of a repair, before its end. */
        post: operations["price_post"];
        delete?: never;
        options?: never;
        head?: never;
        /** Set the price of a repair, before its end. */
        patch: operations["price"];
        trace?: never;
    };
    "/api/assistance/update/rating/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rate a completed assistance. */
        post: operations["rating_post"];
        delete?: never;
        options?: never;
        head?: never;
        /** Rate a completed assistance. */
        patch: operations["rating"];
        trace?: never;
    };
    "/api/assistance/update/stage/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say how far one has come: on the way, arrived, loaded. Having arrived begins the work (`ongoing`). The same stage again
         *     changes nothing.
         */
        patch: operations["assistance_stage"];
        trace?: never;
    };
    "/api/assistance/update/status/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an assistance on: clients cancel; its assistant starts, completes or cancels. */
        post: operations["update_alias_post"];
        delete?: never;
        options?: never;
        head?: never;
        /** Move an assistance on: clients cancel; its assistant starts, completes or cancels. */
        patch: operations["update_alias"];
        trace?: never;
    };
    "/api/assistance/view/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's assistances, newest first: those asked for, or those done. */
        get: operations["list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistance/view/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One assistance, for its parties and for assistants who are asked. */
        get: operations["view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistants/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Active assistants, in the order of their ids. */
        get: operations["assistants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login/email/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by e-mail. */
        post: operations["login_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login/google/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a Google ID token. */
        post: operations["login_google"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login/phone/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by phone. */
        post: operations["login_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of the access token. */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password-reset/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a code that lets a new password be chosen, by e-mail or by phone. */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password-reset/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password by the code; every session of the account ends. */
        post: operations["reset_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign up as a client or as an assistant. */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/resend-verification/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a code again: to a contact, or, for one who is signed in, to their own of a `type`. */
        post: operations["resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/token/refresh/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New tokens for a refresh token. Each is good once; a second use ends the whole session, unless it comes with the same
         *     `Idempotency-Key` and nobody has used the new token yet: then the answer was lost, and is told again.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-email/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Without `code`: send one to an e-mail address. With `code`: verify the address. */
        post: operations["verify_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-email/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify an e-mail address; one who is signed in needs to send only the code. */
        post: operations["confirm_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-phone/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Without `code`: send one to a phone number. With `code`: verify the number. */
        post: operations["verify_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-phone/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify a phone number; one who is signed in needs to send only the code. */
        post: operations["confirm_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/assistant-status/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Go active or inactive. Going inactive ends nothing that is under way. */
        put: operations["status_put"];
        /** Go active or inactive. Going inactive ends nothing that is under way. */
        post: operations["status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/assistant/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An assistant's own profile. */
        get: operations["assistant"];
        /** Change an assistant's profile; what is left out stays. */
        put: operations["update_assistant_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an assistant's profile; what is left out stays. */
        patch: operations["update_assistant"];
        trace?: never;
    };
    "/api/profile/photo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set one's photo: a JPEG, PNG or WebP picture as the first file of a multipart form. It is drawn anew at 1024 pixels
         *     at the most, without metadata.
         */
        put: operations["upload_put"];
        /**
         * Set one's photo: a JPEG, PNG or WebP picture as the first file of a multipart form. It is drawn anew at 1024 pixels
         *     at the most, without metadata.
         */
        post: operations["upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/update-location/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say where one is. */
        put: operations["locate_put"];
        /** Say where one is. */
        post: operations["locate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/update-status/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Go active or inactive. Going inactive ends nothing that is under way. */
        put: operations["status_alias_put"];
        /** Go active or inactive. Going inactive ends nothing that is under way. */
        post: operations["status_alias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/user/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own profile. */
        get: operations["user"];
        /** Change one's own profile; what is left out stays. */
        put: operations["update_user_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's own profile; what is left out stays. */
        patch: operations["update_user"];
        trace?: never;
    };
    "/api/shared/{token}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an assistance stands, for whoever has a link to it. Where the assistant is, is told between acceptance and the end. */
        get: operations["shares_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send what was recorded without a network: positions, steps, messages and read marks with the phone's ids and times.
         *     It may be sent again, in parts or overlapping, until it is answered.
         */
        post: operations["sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/web/config/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a page of the web apps begins with: names, money, time and the map. */
        get: operations["web_config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/web/places/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a vehicle can be brought to: the garage's places that take vehicles now. */
        get: operations["web_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/web/session/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in; what renews the session is set as a cookie that scripts cannot read. */
        post: operations["web_session_begin"];
        /** Sign out: the session ends, the cookie goes. Without one there is nothing to do. */
        delete: operations["web_session_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/web/session/refresh/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new access token for the cookie, which is exchanged too. A cookie that was exchanged before ends the session: tabs that
         *     share one take turns. With the same `Idempotency-Key` it may come again: the answer was lost, and is told again. A session
         *     moves `from` one page to another whose role fits better.
         */
        post: operations["web_session_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/addresses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses, oldest first. */
        get: operations["workshop_addresses_get"];
        put?: never;
        /** Add an address. */
        post: operations["workshop_addresses_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/addresses/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One address. */
        get: operations["workshop_addresses_id_get"];
        put?: never;
        post?: never;
        /** Delete an address. */
        delete: operations["workshop_addresses_id_delete"];
        options?: never;
        head?: never;
        /** Change an address; what is left out stays. */
        patch: operations["workshop_addresses_id_patch"];
        trace?: never;
    };
    "/api/workshop/approvals/{token}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a customer is asked by a link. */
        get: operations["workshop_approvals_token_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/approvals/{token}/decisions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve or decline lines by a link. The same again changes nothing; something else is 409 `frozen`. */
        post: operations["workshop_approvals_token_decisions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/areas/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries, oldest first; for everybody. */
        get: operations["workshop_areas_get"];
        put?: never;
        /** Add an entry; for staff. */
        post: operations["workshop_areas_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/areas/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry; for everybody. */
        get: operations["workshop_areas_id_get"];
        put?: never;
        post?: never;
        /** Delete an entry that nothing points at; for staff. */
        delete: operations["workshop_areas_id_delete"];
        options?: never;
        head?: never;
        /** Change an entry; what is left out stays. For staff. */
        patch: operations["workshop_areas_id_patch"];
        trace?: never;
    };
    "/api/workshop/assets/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Vehicles and devices, oldest first. */
        get: operations["workshop_assets_get"];
        put?: never;
        /** Enter a vehicle or device. */
        post: operations["workshop_assets_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/assets/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them; also for mechanics who were given work on it. */
        get: operations["workshop_assets_id_get"];
        put?: never;
        post?: never;
        /** Delete it. What work orders remember of it stays with them. */
        delete: operations["workshop_assets_id_delete"];
        options?: never;
        head?: never;
        /** Change what is known of it; what is left out stays. Only staff give it to another owner. */
        patch: operations["workshop_assets_id_patch"];
        trace?: never;
    };
    "/api/workshop/assignment-kinds/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries, oldest first; for everybody. */
        get: operations["workshop_assignment_kinds_get"];
        put?: never;
        /** Add an entry; for staff. */
        post: operations["workshop_assignment_kinds_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/assignment-kinds/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry; for everybody. */
        get: operations["workshop_assignment_kinds_id_get"];
        put?: never;
        post?: never;
        /** Delete an entry that nothing points at; for staff. */
        delete: operations["workshop_assignment_kinds_id_delete"];
        options?: never;
        head?: never;
        /** Change an entry; what is left out stays. For staff. */
        patch: operations["workshop_assignment_kinds_id_patch"];
        trace?: never;
    };
    "/api/workshop/assignments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Assignments, newest first: all for whoever works in the garage, else those of one's own orders. */
        get: operations["workshop_assignments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/assignments/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One assignment. */
        get: operations["workshop_assignments_id_get"];
        put?: never;
        post?: never;
        /** Take an assignment back as if it had never been; one with a purpose is for staff to take. */
        delete: operations["workshop_assignments_id_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/assignments/{id}/close/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an order back, or say that it is done with: the mechanic, or staff. */
        post: operations["workshop_assignments_id_close_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/attendance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines, oldest first. */
        get: operations["workshop_attendance_get"];
        put?: never;
        /** Write down one day of a mechanic. */
        post: operations["workshop_attendance_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/attendance/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One line. */
        get: operations["workshop_attendance_id_get"];
        put?: never;
        post?: never;
        /** Strike a line out; for staff. */
        delete: operations["workshop_attendance_id_delete"];
        options?: never;
        head?: never;
        /** Mend a line; what is left out stays. */
        patch: operations["workshop_attendance_id_patch"];
        trace?: never;
    };
    "/api/workshop/cart/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own cart, in the order of the services' ids. */
        get: operations["workshop_cart_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/cart/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a service into one's cart; once it is there, doing it again changes nothing. */
        put: operations["workshop_cart_id_put"];
        post?: never;
        /** Take a service out of one's cart. */
        delete: operations["workshop_cart_id_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/customers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All customers for staff, in the order of their ids; else nobody but the caller. */
        get: operations["workshop_customers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/customers/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer. */
        get: operations["workshop_customers_id_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what is known of a customer; what is left out stays. */
        patch: operations["workshop_customers_id_patch"];
        trace?: never;
    };
    "/api/workshop/device-types/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries, oldest first; for everybody. */
        get: operations["workshop_device_types_get"];
        put?: never;
        /** Add an entry; for staff. */
        post: operations["workshop_device_types_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/device-types/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry; for everybody. */
        get: operations["workshop_device_types_id_get"];
        put?: never;
        post?: never;
        /** Delete an entry that nothing points at; for staff. */
        delete: operations["workshop_device_types_id_delete"];
        options?: never;
        head?: never;
        /** Change an entry; what is left out stays. For staff. */
        patch: operations["workshop_device_types_id_patch"];
        trace?: never;
    };
    "/api/workshop/favourites/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own favourites, in the order of the services' ids. */
        get: operations["workshop_favourites_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/favourites/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a service among one's favourites; once it is there, doing it again changes nothing. */
        put: operations["workshop_favourites_id_put"];
        post?: never;
        /** Take a service from one's favourites. */
        delete: operations["workshop_favourites_id_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/feedback/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said, oldest first. */
        get: operations["workshop_feedback_get"];
        put?: never;
        /** Say what one thinks of the workshop, or of a work order of one's own. */
        post: operations["workshop_feedback_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/feedback/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One piece of feedback. */
        get: operations["workshop_feedback_id_get"];
        put?: never;
        post?: never;
        /** Take it back. */
        delete: operations["workshop_feedback_id_delete"];
        options?: never;
        head?: never;
        /** Say it differently; what is left out stays. */
        patch: operations["workshop_feedback_id_patch"];
        trace?: never;
    };
    "/api/workshop/fuels/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries, oldest first; for everybody. */
        get: operations["workshop_fuels_get"];
        put?: never;
        /** Add an entry; for staff. */
        post: operations["workshop_fuels_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/fuels/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry; for everybody. */
        get: operations["workshop_fuels_id_get"];
        put?: never;
        post?: never;
        /** Delete an entry that nothing points at; for staff. */
        delete: operations["workshop_fuels_id_delete"];
        options?: never;
        head?: never;
        /** Change an entry; what is left out stays. For staff. */
        patch: operations["workshop_fuels_id_patch"];
        trace?: never;
    };
    "/api/workshop/invoices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices without their lines, newest first: all for the counter, else one's own. */
        get: operations["workshop_invoices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/invoices/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One invoice with its lines: for its customer once it is issued, the counter, and mechanics who worked on it. */
        get: operations["workshop_invoices_id_get"];
        put?: never;
        post?: never;
        /** Throw a draft away. */
        delete: operations["workshop_invoices_id_delete"];
        options?: never;
        head?: never;
        /** State another amount, while the invoice is a draft: the statement as a whole. */
        patch: operations["workshop_invoices_id_patch"];
        trace?: never;
    };
    "/api/workshop/invoices/{id}/issue/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue a draft with the next number: from now on it stands. An issued one is answered again. */
        post: operations["workshop_invoices_id_issue_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/invoices/{id}/receipt/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of an issued invoice, as a page or as PDF, in the language of `Accept-Language`. */
        get: operations["workshop_invoices_id_receipt_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/invoices/{id}/void/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Void an issued invoice; it keeps its number. Doing it again changes nothing. */
        post: operations["workshop_invoices_id_void_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/lines/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One line. */
        get: operations["workshop_lines_id_get"];
        put?: never;
        post?: never;
        /** Withdraw a line that nobody has decided yet; withdrawing it twice is fine. */
        delete: operations["workshop_lines_id_delete"];
        options?: never;
        head?: never;
        /** Correct a line that nobody has decided yet; for staff. */
        patch: operations["workshop_lines_id_patch"];
        trace?: never;
    };
    "/api/workshop/manufacturers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries, oldest first; for everybody. */
        get: operations["workshop_manufacturers_get"];
        put?: never;
        /** Add an entry; for staff. */
        post: operations["workshop_manufacturers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/manufacturers/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry; for everybody. */
        get: operations["workshop_manufacturers_id_get"];
        put?: never;
        post?: never;
        /** Delete an entry that nothing points at; for staff. */
        delete: operations["workshop_manufacturers_id_delete"];
        options?: never;
        head?: never;
        /** Change an entry; what is left out stays. For staff. */
        patch: operations["workshop_manufacturers_id_patch"];
        trace?: never;
    };
    "/api/workshop/mechanics/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mechanics in the order of their ids. */
        get: operations["workshop_mechanics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/mechanics/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mechanic. */
        get: operations["workshop_mechanics_id_get"];
        put?: never;
        post?: never;
        /** Take a mechanic off the list, and the rights of staff from them. The account stays. */
        delete: operations["workshop_mechanics_id_delete"];
        options?: never;
        head?: never;
        /**
         * Change what is known of a mechanic, by themselves or staff; pay and rights by administrators, who also bring back one
         *     who was removed.
         */
        patch: operations["workshop_mechanics_id_patch"];
        trace?: never;
    };
    "/api/workshop/mechanics/{id}/work-status/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say whether a mechanic can take on work, by themselves or staff. */
        put: operations["workshop_mechanics_id_work_status_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/models/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries, oldest first; for everybody. */
        get: operations["workshop_models_get"];
        put?: never;
        /** Add an entry; for staff. */
        post: operations["workshop_models_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/models/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry; for everybody. */
        get: operations["workshop_models_id_get"];
        put?: never;
        post?: never;
        /** Delete an entry that nothing points at; for staff. */
        delete: operations["workshop_models_id_delete"];
        options?: never;
        head?: never;
        /** Change an entry; what is left out stays. For staff. */
        patch: operations["workshop_models_id_patch"];
        trace?: never;
    };
    "/api/workshop/pages/{key}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page by its name; for anybody. */
        get: operations["workshop_pages_key_get"];
        /** Write a page; the later one replaces the earlier. For administrators. */
        put: operations["workshop_pages_key_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/parts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parts, oldest first. */
        get: operations["workshop_parts_get"];
        put?: never;
        /** Add a part with what lies on the shelf already. */
        post: operations["workshop_parts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/parts/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One part. */
        get: operations["workshop_parts_id_get"];
        put?: never;
        post?: never;
        /** Remove a part that no work order holds; its moves stay. */
        delete: operations["workshop_parts_id_delete"];
        options?: never;
        head?: never;
        /** Change a part; what is left out stays. A count that differs from the books is a move. */
        patch: operations["workshop_parts_id_patch"];
        trace?: never;
    };
    "/api/workshop/parts/{id}/corrections/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how many pieces were counted; saying it again changes nothing. */
        post: operations["workshop_parts_id_corrections_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/parts/{id}/moves/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The moves of a part, newest first; those of a removed one too. */
        get: operations["workshop_parts_id_moves_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/parts/{id}/receipts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put pieces that came onto the shelf. */
        post: operations["workshop_parts_id_receipts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/payments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payments, newest first: all for the counter, else those for one's own orders. */
        get: operations["workshop_payments_get"];
        put?: never;
        /** Record a payment for a work order, or for a stated invoice of it. */
        post: operations["workshop_payments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/payments/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One payment: for the customer of its order, the counter, and mechanics who worked on the order. */
        get: operations["workshop_payments_id_get"];
        put?: never;
        post?: never;
        /** Strike out what was recorded by hand, if nothing of it has gone back. For the counter, and in the audit log. */
        delete: operations["workshop_payments_id_delete"];
        options?: never;
        head?: never;
        /** Mend what was recorded by hand; what is left out stays. For the counter, and in the audit log. */
        patch: operations["workshop_payments_id_patch"];
        trace?: never;
    };
    "/api/workshop/payments/{id}/abandon/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give up a payment that was begun online. Should the provider's signature come all the same, it counts. */
        post: operations["workshop_payments_id_abandon_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/payments/{id}/refunds/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What went back of a payment, oldest first. */
        get: operations["workshop_payments_id_refunds_get"];
        put?: never;
        /** Give back some or all of a payment; answers the payment. For the counter, and in the audit log. */
        post: operations["workshop_payments_id_refunds_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/payments/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The provider says that a payment came. The signature is the proof, so anybody may bring it; brought again it changes
         *     nothing.
         */
        post: operations["workshop_payments_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/progress/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One report, for whoever sees the order. */
        get: operations["workshop_progress_id_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Put a report right before it is validated: the mechanic who made it, or staff. */
        patch: operations["workshop_progress_id_patch"];
        trace?: never;
    };
    "/api/workshop/progress/{id}/validate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stand by a report, once; for staff. With the last of what the customer chose the work is done. */
        post: operations["workshop_progress_id_validate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/reviews/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a review back, by its author or staff. */
        delete: operations["workshop_reviews_id_delete"];
        options?: never;
        head?: never;
        /** Hide a review, show it again, or mend it; for staff, and in the audit log. */
        patch: operations["workshop_reviews_id_patch"];
        trace?: never;
    };
    "/api/workshop/service-categories/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries, oldest first; for everybody. */
        get: operations["workshop_service_categories_get"];
        put?: never;
        /** Add an entry; for staff. */
        post: operations["workshop_service_categories_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/service-categories/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry; for everybody. */
        get: operations["workshop_service_categories_id_get"];
        put?: never;
        post?: never;
        /** Delete an entry that nothing points at; for staff. */
        delete: operations["workshop_service_categories_id_delete"];
        options?: never;
        head?: never;
        /** Change an entry; what is left out stays. For staff. */
        patch: operations["workshop_service_categories_id_patch"];
        trace?: never;
    };
    "/api/workshop/services/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The services, oldest first. */
        get: operations["workshop_services_get"];
        put?: never;
        /** Add a service with its prices; for staff. */
        post: operations["workshop_services_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/services/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One service. */
        get: operations["workshop_services_id_get"];
        put?: never;
        post?: never;
        /** Delete a service with its reviews, and take it out of everybody's cart; for staff. */
        delete: operations["workshop_services_id_delete"];
        options?: never;
        head?: never;
        /** Change a service; what is left out stays, and so does what was booked before. For staff. */
        patch: operations["workshop_services_id_patch"];
        trace?: never;
    };
    "/api/workshop/services/{id}/reviews/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reviews of a service, oldest first; hidden ones for their authors and staff. */
        get: operations["workshop_services_id_reviews_get"];
        /** Write one's own review of a service; the later one replaces the earlier. */
        put: operations["workshop_services_id_reviews_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/tax-rates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every rate there was and will be, the latest first. */
        get: operations["workshop_tax_rates_get"];
        put?: never;
        /** Set the rate from now on, or from a later time on; what was issued keeps its own. */
        post: operations["workshop_tax_rates_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/time-slots/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries, oldest first; for everybody. */
        get: operations["workshop_time_slots_get"];
        put?: never;
        /** Add an entry; for staff. */
        post: operations["workshop_time_slots_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/time-slots/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry; for everybody. */
        get: operations["workshop_time_slots_id_get"];
        put?: never;
        post?: never;
        /** Delete an entry that nothing points at; for staff. */
        delete: operations["workshop_time_slots_id_delete"];
        options?: never;
        head?: never;
        /** Change an entry; what is left out stays. For staff. */
        patch: operations["workshop_time_slots_id_patch"];
        trace?: never;
    };
    "/api/workshop/vehicle-classes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries, oldest first; for everybody. */
        get: operations["workshop_vehicle_classes_get"];
        put?: never;
        /** Add an entry; for staff. */
        post: operations["workshop_vehicle_classes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/vehicle-classes/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry; for everybody. */
        get: operations["workshop_vehicle_classes_id_get"];
        put?: never;
        post?: never;
        /** Delete an entry that nothing points at; for staff. */
        delete: operations["workshop_vehicle_classes_id_delete"];
        options?: never;
        head?: never;
        /** Change an entry; what is left out stays. For staff. */
        patch: operations["workshop_vehicle_classes_id_patch"];
        trace?: never;
    };
    "/api/workshop/work-orders/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Work orders, newest first: everybody's for staff, a mechanic's own and those they were given, else one's own. */
        get: operations["workshop_work_orders_get"];
        put?: never;
        /** Open a work order: for oneself, or at the counter for anybody. */
        post: operations["workshop_work_orders_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One work order, for its customer and whoever works in the garage. */
        get: operations["workshop_work_orders_id_get"];
        put?: never;
        post?: never;
        /** Delete an order: staff any, its customer one that is pending. What was billed and paid for it stands. */
        delete: operations["workshop_work_orders_id_delete"];
        options?: never;
        head?: never;
        /**
         * Put right what is known of an order; what is left out stays. Staff and the mechanics who were given it, everything; its
         *     customer, what only they can know, while nothing is over.
         */
        patch: operations["workshop_work_orders_id_patch"];
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/analysis/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong, for whoever sees the order. */
        get: operations["workshop_work_orders_id_analysis_get"];
        /** Write what is wrong: the mechanic who was given the order last, and for that. Their assignment is done with it. */
        put: operations["workshop_work_orders_id_analysis_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Put it right before it is validated; for staff. What is left out stays. */
        patch: operations["workshop_work_orders_id_analysis_patch"];
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/analysis/validate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stand by it, once; for staff. From now on the customer may confirm. */
        post: operations["workshop_work_orders_id_analysis_validate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/approval-links/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links that were sent for a work order, newest first. */
        get: operations["workshop_work_orders_id_approval_links_get"];
        put?: never;
        /** Send the customer a link by e-mail or SMS. It is in no answer: whoever has it decides in the customer's name. */
        post: operations["workshop_work_orders_id_approval_links_post"];
        /** Revoke every link of a work order. */
        delete: operations["workshop_work_orders_id_approval_links_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/assignments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody whom an order was given, in that order; also for its customer. */
        get: operations["workshop_work_orders_id_assignments_get"];
        put?: never;
        /** Give an order to a mechanic. One with a purpose is for staff to give, in its turn. */
        post: operations["workshop_work_orders_id_assignments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/balance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an order comes to and what has come for it; or a stated invoice of it. */
        get: operations["workshop_work_orders_id_balance_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call an order off: its customer, or staff. Free before the thing is in the garage; the fee is an invoice of its own. */
        post: operations["workshop_work_orders_id_cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose which of the quoted services are done, and how they are paid: the customer, or staff for them. */
        post: operations["workshop_work_orders_id_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/decisions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or decline lines: the customer, or staff in the customer's name. The same again changes nothing; something else
         *     is 409 `frozen`. Answers all lines.
         */
        post: operations["workshop_work_orders_id_decisions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/invoice/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draft the invoice of an order from its approved lines; an older draft is replaced. */
        post: operations["workshop_work_orders_id_invoice_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/invoices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** State an amount that an order's customer is to pay, beside or instead of its lines. */
        post: operations["workshop_work_orders_id_invoices_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/lines/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines of a work order and what they come to; its customer does not see what was withdrawn. */
        get: operations["workshop_work_orders_id_lines_get"];
        put?: never;
        /** Write lines as the next round that the customer is to decide, or as agreed already; answers all lines. */
        post: operations["workshop_work_orders_id_lines_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/needs/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The parts that a work order needs, holds and is short of, in the order of their ids. */
        get: operations["workshop_work_orders_id_needs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/parts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an order has of parts, in the order of their ids; also for its customer. */
        get: operations["workshop_work_orders_id_parts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/parts/release/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Free what an order holds; answers what the order has. */
        post: operations["workshop_work_orders_id_parts_release_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/parts/reserve/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold all of these for an order, or none; answers what the order has. */
        post: operations["workshop_work_orders_id_parts_reserve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/parts/return/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put back what an order had used up; answers what the order has. */
        post: operations["workshop_work_orders_id_parts_return_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/parts/use/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Build in what an order holds; answers what the order has. */
        post: operations["workshop_work_orders_id_parts_use_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/payments/online/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to pay for an order: `provider_order_id` and `amount` are what the provider's page asks for. Nothing counts until
         *     the provider's signature comes.
         */
        post: operations["workshop_work_orders_id_payments_online_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/photos/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photos of an order, oldest first. */
        get: operations["workshop_work_orders_id_photos_get"];
        put?: never;
        /** Attach a photo that was stored, such as by `POST /api/profile/photo/`; answers all photos of the order. */
        post: operations["workshop_work_orders_id_photos_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/progress/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reports on an order, oldest first, for whoever sees the order. */
        get: operations["workshop_work_orders_id_progress_get"];
        put?: never;
        /** Report on an order: the mechanic who was given it last, while they have it in hand. */
        post: operations["workshop_work_orders_id_progress_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/status/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an order into a status by hand, whatever it was in: staff, and the mechanics who were given it. */
        post: operations["workshop_work_orders_id_status_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/work-orders/{id}/timeline/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that has happened to an order, oldest first. */
        get: operations["workshop_work_orders_id_timeline_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/workshops/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The garage's places: in the order of their ids, or the nearest first. */
        get: operations["workshop_workshops_get"];
        put?: never;
        /** Enter a place. */
        post: operations["workshop_workshops_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workshop/workshops/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One place. */
        get: operations["workshop_workshops_id_get"];
        put?: never;
        post?: never;
        /** Delete a place. */
        delete: operations["workshop_workshops_id_delete"];
        options?: never;
        head?: never;
        /** Change a place. */
        patch: operations["workshop_workshops_id_patch"];
        trace?: never;
    };
    "/media/{key}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A photo. Its address holds 256 random bits, so that it can be shown without a token but not be guessed. */
        get: operations["media"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActorJson: {
            id?: number | null;
            role: string;
        };
        AddressBody: {
            account_id?: number | null;
            area_id?: number | null;
            label: string;
            line1: string;
            line2?: string | null;
        };
        AddressChangeBody: {
            area_id?: number | null;
            label?: string | null;
            line1?: string | null;
            line2?: string | null;
        };
        AddressJson: {
            account_id: number;
            area_id?: number | null;
            created_at: string;
            id: number;
            label: string;
            line1: string;
            line2?: string | null;
            updated_at: string;
        };
        AllJson_AssignmentJson: {
            items: {
                assigned_at: string;
                closed_at?: string | null;
                day: string;
                id: number;
                kind_id?: number | null;
                mechanic_id: number;
                note?: string | null;
                order_id: number;
                purpose?: string | null;
            }[];
        };
        AllJson_NeedJson: {
            items: {
                free: number;
                held: number;
                name: string;
                needed: number;
                part_id: number;
                short: number;
                used: number;
            }[];
        };
        AllJson_OrderPartJson: {
            items: {
                held: number;
                name: string;
                part_id: number;
                used: number;
            }[];
        };
        AllJson_OrderPhotoJson: {
            items: {
                attached_at: string;
                key: string;
                note?: string | null;
            }[];
        };
        AllJson_RefundJson: {
            items: {
                amount: number;
                at: string;
                by_id?: number | null;
                currency: string;
                id: number;
                payment_id: number;
                reason?: string | null;
            }[];
        };
        AllJson_TaxRateJson: {
            items: {
                percent: number;
                set_at: string;
                set_by_id?: number | null;
                valid_from: string;
            }[];
        };
        AnalysisBody: {
            description: string;
            estimated_cost?: number | null;
            estimated_minutes?: number | null;
            images?: string[] | null;
            quotes?: components["schemas"]["QuoteBody"][] | null;
            recommendation?: string | null;
        };
        AnalysisChangeBody: {
            description?: string | null;
            estimated_cost?: number | null;
            estimated_minutes?: number | null;
            images?: string[] | null;
            quotes?: components["schemas"]["QuoteBody"][] | null;
            recommendation?: string | null;
        };
        AnalysisJson: {
            created_at: string;
            description: string;
            estimated_cost?: number | null;
            estimated_minutes?: number | null;
            images: string[];
            mechanic_id: number;
            order_id: number;
            recommendation?: string | null;
            updated_at: string;
            validated_at?: string | null;
            version: number;
        };
        AreaBody: {
            name: string;
            pincode: string;
        };
        AreaBodyChange: {
            name?: string;
            pincode?: string;
        };
        AreaJson: {
            created_at: string;
            id: number;
            name: string;
            pincode: string;
        };
        AskedAssistantJson: {
            assistant_id: number;
            distance: number;
            outcome: string;
        };
        AskedJson: {
            asked_by?: string | null;
            expires_at: string;
            lines: components["schemas"]["AskedLineJson"][];
            note?: string | null;
            state: string;
            sums: components["schemas"]["SumsJson"];
            thing?: components["schemas"]["ThingJson"] | null;
            title: string;
        };
        AskedLineJson: {
            amount: number;
            description: string;
            id: number;
            includes_tax: boolean;
            kind: string;
            quantity: number;
            round: number;
            state: string;
            unit_price: number;
            version: number;
        };
        AskedWhomJson: {
            arrival_seconds: number;
            assistant_id: number;
            distance_m: number;
            end_reason?: string | null;
            ended_at?: string | null;
            name: string;
            offered_at: string;
            outcome: string;
            wave: number;
        };
        AskingJson: {
            id: number;
            name: string;
        };
        AssetBody: {
            device_type_id?: number | null;
            manufacturer_id?: number | null;
            model_id?: number | null;
            notes?: string | null;
            owner_id?: number | null;
            registration?: string | null;
            serial_number?: string | null;
            vin?: string | null;
        };
        AssetBodyChange: {
            device_type_id?: number | null;
            manufacturer_id?: number | null;
            model_id?: number | null;
            notes?: string | null;
            owner_id?: number | null;
            registration?: string | null;
            serial_number?: string | null;
            vin?: string | null;
        };
        AssetJson: {
            created_at: string;
            device_type_id?: number | null;
            id: number;
            manufacturer_id?: number | null;
            model_id?: number | null;
            notes?: string | null;
            owner_id: number;
            registration?: string | null;
            serial_number?: string | null;
            updated_at: string;
            vin?: string | null;
        };
        AssignBody: {
            assistant_id: number;
            reason: string;
        };
        AssignmentBody: {
            day?: string | null;
            kind_id?: number | null;
            mechanic_id: number;
            note?: string | null;
        };
        AssignmentJson: {
            assigned_at: string;
            closed_at?: string | null;
            day: string;
            id: number;
            kind_id?: number | null;
            mechanic_id: number;
            note?: string | null;
            order_id: number;
            purpose?: string | null;
        };
        AssignmentKindBody: {
            description?: string | null;
            image?: string | null;
            name: string;
            purpose?: string | null;
        };
        AssignmentKindBodyChange: {
            description?: string | null;
            image?: string | null;
            name?: string;
            purpose?: string | null;
        };
        AssignmentKindJson: {
            created_at: string;
            description?: string | null;
            id: number;
            image?: string | null;
            name: string;
            purpose?: string | null;
        };
        AssistanceJson: {
            arrival_seconds?: number | null;
            assistance_type: string;
            assistant?: components["schemas"]["PersonJson"] | null;
            cancel_reason?: string | null;
            canceled_by?: string | null;
            client: components["schemas"]["PersonJson"];
            createdAt: string;
            currency: string;
            description?: string | null;
            distance_km: number;
            dropoffLocation?: components["schemas"]["PlaceJson"] | null;
            eta_seconds?: number | null;
            id: number;
            pickupLocation: components["schemas"]["PlaceJson"];
            price_pending: boolean;
            rating?: number | null;
            search_until: string;
            stage?: string | null;
            stages: components["schemas"]["StagesJson"];
            status: string;
            total_price: number;
            updatedAt: string;
            vehicle?: components["schemas"]["VehicleJson"] | null;
            vehicle_type: string;
            work_order_id?: number | null;
            workshop_id?: number | null;
        };
        AssistanceListJson: {
            Assistance: components["schemas"]["AssistanceJson"][];
            message: string;
            next_cursor?: string | null;
            success: boolean;
        };
        AssistantJson: components["schemas"]["ProfileJson"] & {
            documents_approved: boolean;
            documents_refused?: string | null;
            driving_license_cat: string;
            driving_license_expiry: string;
            driving_license_num: string;
            is_active_assistant: boolean;
            service_type: string;
            vehicle_registration_num: number;
            vehicle_type: string;
        };
        AssistantListJson: {
            assistants: components["schemas"]["ListedAssistantJson"][];
            next_cursor?: string | null;
            success: boolean;
        };
        AssistantProfileJson: {
            assistant: components["schemas"]["AssistantJson"];
            success: boolean;
        };
        AttachBody: {
            key: string;
            note?: string | null;
        };
        AttendanceBody: {
            day: string;
            mechanic_id: number;
            status: string;
        };
        AttendanceChangeBody: {
            day?: string | null;
            status?: string | null;
        };
        AttendanceJson: {
            created_at: string;
            day: string;
            id: number;
            mechanic_id: number;
            status: string;
        };
        AuditJson: {
            entries: components["schemas"]["AuditLineJson"][];
            next_cursor?: string | null;
            success: boolean;
        };
        AuditLineJson: {
            action: string;
            actor: components["schemas"]["ActorJson"];
            address?: string | null;
            at: string;
            details: Record<string, never>;
            id: number;
            object?: components["schemas"]["ObjectJson"] | null;
            request_id?: string | null;
        };
        BackupBody: {
            name?: string | null;
        };
        BackupJson: components["schemas"]["ListedBackupJson"] & {
            success: boolean;
        };
        BackupRemovedJson: {
            backup_name: string;
            success: boolean;
        };
        BackupsJson: {
            backups: components["schemas"]["ListedBackupJson"][];
            success: boolean;
        };
        BalanceJson: {
            currency: string;
            gross?: number | null;
            invoice_id?: number | null;
            is_paid: boolean;
            received: number;
            rest?: number | null;
        };
        BillJson: components["schemas"]["InvoiceJson"] & {
            lines: components["schemas"]["InvoiceLineJson"][];
        };
        BucketJson: components["schemas"]["FigureSumsJson"] & {
            start: string;
        };
        CallbackBody: {
            order_id: string;
            payment_id: string;
            signature: string;
        };
        CallBody: {
            /** @enum {string|null} */
            assistance_type?: "towing" | "repair" | "" | null;
            client_id?: number | null;
            client_name?: string | null;
            description?: string | null;
            dropoff?: components["schemas"]["PlaceBody"] | null;
            phone_number?: string | null;
            pickup: components["schemas"]["PlaceBody"];
            /** @enum {string|null} */
            vehicle_type?: "light" | "heavy" | "" | null;
            workshop_id?: number | null;
        };
        CalledOffJson: {
            fee?: components["schemas"]["BillJson"] | null;
            work_order: components["schemas"]["WorkOrderJson"];
        };
        CandidateJson: {
            arrival_seconds: number;
            distance_m: number;
            fit: boolean;
            id: number;
            name: string;
            offer?: string | null;
            position_age_s: number;
            service: string;
            state: string;
            vehicle_type: string;
            why_not?: string | null;
        };
        CandidatesJson: {
            candidates: components["schemas"]["CandidateJson"][];
            success: boolean;
        };
        CaseJson: {
            assistance: components["schemas"]["AssistanceJson"];
            audit: components["schemas"]["AuditLineJson"][];
            offers: components["schemas"]["AskedWhomJson"][];
            success: boolean;
            timeline: Record<string, never>[];
            times: components["schemas"]["TimesJson"];
        };
        CasesJson: {
            assistances: components["schemas"]["AssistanceJson"][];
            next_cursor?: string | null;
            success: boolean;
        };
        CellJson: {
            count: number;
            lat: number;
            lng: number;
        };
        ChangedJson: components["schemas"]["AssistanceJson"] & {
            message: string;
            success: boolean;
        };
        ClockJson: {
            now: string;
            rate: number;
            time_of_day: string;
        };
        ConfirmBody: {
            payment_mode: string;
            services: number[];
        };
        ConfirmedJson: {
            currency: string;
            to_pay: number;
            work_order: components["schemas"]["WorkOrderJson"];
        };
        ContentJson: {
            data: Record<string, never>;
            key: string;
            updated_at: string;
        };
        CorrectionBody: {
            on_hand: number;
        };
        CustomerBody: {
            address?: string | null;
            city?: string | null;
            state?: string | null;
            zip_code?: string | null;
        };
        CustomerJson: {
            address?: string | null;
            city?: string | null;
            created_at: string;
            email?: string | null;
            id: number;
            name: string;
            phone_number?: string | null;
            state?: string | null;
            zip_code?: string | null;
        };
        DecisionBody: {
            approve: boolean;
            line_id: number;
            version?: number | null;
        };
        DecisionsBody: {
            decisions: components["schemas"]["DecisionBody"][];
        };
        DemandJson: {
            cell_km: number;
            cells: components["schemas"]["CellJson"][];
            success: boolean;
        };
        DemoAccounts: {
            assistant: components["schemas"]["DemoPerson"];
            console: components["schemas"]["DemoPerson"];
            driver: components["schemas"]["DemoPerson"];
        };
        DemoPerson: {
            password: string;
            phone_number: string;
        };
        DocumentsBody: {
            approved: boolean;
            reason?: string | null;
        };
        DoneJson: {
            message: string;
            success: boolean;
        };
        EarningsDayJson: {
            day: string;
            jobs: number;
            total: number;
        };
        EarningsJson: {
            currency: string;
            days: components["schemas"]["EarningsDayJson"][];
            jobs: number;
            total: number;
        };
        EmailLoginBody: {
            email: string;
            password: string;
        };
        EndBody: {
            total_price?: number | null;
        };
        EntryBody: {
            accuracy?: number | null;
            at: string;
            heading?: number | null;
            id: string;
            lat: number;
            lng: number;
            speed?: number | null;
            /** @enum {string} */
            type: "location";
        } | {
            assistance_id: number;
            at: string;
            id: string;
            reason?: string | null;
            /** @enum {string} */
            status: "ongoing" | "completed" | "canceled";
            total_price?: number | null;
            /** @enum {string} */
            type: "status";
        } | {
            assistance_id: number;
            at: string;
            id: string;
            /** @enum {string} */
            stage: "on_the_way" | "arrived" | "loaded";
            /** @enum {string} */
            type: "stage";
        } | {
            assistance_id: number;
            at: string;
            id: string;
            message: string;
            /** @enum {string} */
            type: "chat";
        } | {
            assistance_id: number;
            at: string;
            id: string;
            /** @enum {string} */
            type: "read";
            up_to: number;
        };
        EstimateBody: {
            /** @enum {string|null} */
            assistance_type?: "towing" | "repair" | "" | null;
            dropoff?: components["schemas"]["PlaceBody"] | null;
            pickup: components["schemas"]["PlaceBody"];
            /** @enum {string|null} */
            vehicle_type?: "light" | "heavy" | "" | null;
            workshop_id?: number | null;
        };
        EstimateJson: {
            items: components["schemas"]["LineJson"][];
            next_cursor?: string | null;
            sums: components["schemas"]["SumsJson"];
        };
        FeedbackBody: {
            body: string;
            customer_id?: number | null;
            order_id?: number | null;
            rating: number;
        };
        FeedbackChangeBody: {
            body?: string | null;
            rating?: number | null;
        };
        FeedbackJson: {
            body: string;
            created_at: string;
            customer_id: number;
            id: number;
            order_id?: number | null;
            rating: number;
        };
        FiguresJson: {
            bucket: string;
            buckets: components["schemas"]["BucketJson"][];
            currency: string;
            from: string;
            success: boolean;
            to: string;
            totals: components["schemas"]["FigureSumsJson"];
        };
        FigureSumsJson: {
            acceptance_rate?: number | null;
            accepted: number;
            canceled: number;
            completed: number;
            requested: number;
            revenue: number;
            unserved: number;
            wait_mean_s?: number | null;
            wait_p50_s?: number | null;
            wait_p95_s?: number | null;
        };
        FoundJson: {
            assistances: components["schemas"]["AssistanceJson"][];
            people: components["schemas"]["PersonDetailsJson"][];
            success: boolean;
            work_orders: components["schemas"]["WorkOrderJson"][];
        };
        GoogleBody: {
            token: string;
        };
        HeldPartsBody: {
            parts?: components["schemas"]["WantedBody"][] | null;
        };
        HelperJson: {
            name: string;
            plate?: string | null;
            vehicle_type?: string | null;
        };
        InvoiceJson: {
            basis: string;
            created_at: string;
            currency: string;
            customer_id: number;
            gross: number;
            id: number;
            issued_at?: string | null;
            net: number;
            number?: string | null;
            order_id: number;
            paid_at?: string | null;
            state: string;
            tax: number;
            tax_percent: number;
            version: number;
            void_reason?: string | null;
            voided_at?: string | null;
        };
        InvoiceLineJson: {
            description: string;
            kind: string;
            net: number;
            position: number;
            quantity: number;
            unit_price: number;
        };
        LeftOutJson: {
            assistant_id: number;
            distance: number;
            reason: string;
        };
        LineBody: {
            description: string;
            kind: string;
            part_id?: number | null;
            quantity?: number | null;
            service_id?: number | null;
            unit_price: number;
        };
        LineChangeBody: {
            description?: string | null;
            quantity?: number | null;
            unit_price?: number | null;
        };
        LineJson: {
            amount: number;
            by_id?: number | null;
            created_at: string;
            currency: string;
            decided_at?: string | null;
            decided_by_id?: number | null;
            decided_via?: string | null;
            description: string;
            id: number;
            includes_tax: boolean;
            kind: string;
            order_id: number;
            part_id?: number | null;
            quantity: number;
            round: number;
            service_id?: number | null;
            state: string;
            unit_price: number;
            version: number;
        };
        LinkBody: {
            note?: string | null;
        };
        LinkJson: {
            by_id?: number | null;
            channel?: string | null;
            created_at: string;
            expires_at: string;
            id: number;
            note?: string | null;
            order_id: number;
            revoked_at?: string | null;
        };
        ListedAssistantJson: {
            current_lat?: number | null;
            current_lng?: number | null;
            id: number;
            name: string;
            service_type: string;
            vehicle_type: string;
        };
        ListedBackupJson: {
            backup_name: string;
            rows: number;
            size_bytes: number;
            timestamp: string;
            version: string;
        };
        LiveJson: {
            assistances: components["schemas"]["OpenJson"][];
            assistants: (number | string)[][];
            at: string;
            full: boolean;
            gone: number[];
            success: boolean;
            version: number;
        };
        LocatedJson: {
            latitude: number;
            longitude: number;
            message: string;
            success: boolean;
        };
        LocationBody: {
            latitude: number;
            longitude: number;
        };
        MapJson: {
            attribution?: string | null;
            center: components["schemas"]["PlaceJson"];
            pmtiles?: string | null;
            tiles?: string | null;
            zoom: number;
        };
        MechanicBody: {
            address?: string | null;
            born_on?: string | null;
            category_ids?: number[] | null;
            does_analysis?: boolean | null;
            does_pickup_drop?: boolean | null;
            experience_years?: number | null;
            is_staff?: boolean | null;
            salary?: number | null;
            specialization?: string | null;
        };
        MechanicJson: {
            category_ids: number[];
            does_analysis: boolean;
            does_pickup_drop: boolean;
            experience_years?: number | null;
            id: number;
            is_staff: boolean;
            name: string;
            private?: components["schemas"]["MechanicPrivateJson"] | null;
            specialization?: string | null;
            work_status: string;
        };
        MechanicPrivateJson: {
            address?: string | null;
            born_on?: string | null;
            currency: string;
            email?: string | null;
            phone_number?: string | null;
            salary: number;
        };
        MessageBody: {
            client_id?: string | null;
            message: string;
        };
        MessageJson: {
            at: string;
            client_id?: string | null;
            id: number;
            message: string;
            read: boolean;
            sender: string;
            sender_id: number;
        };
        MessageListJson: {
            messages: components["schemas"]["MessageJson"][];
            next_cursor?: string | null;
            success: boolean;
        };
        ModelBody: {
            device_type_id?: number | null;
            fuel_id?: number | null;
            image?: string | null;
            manufacturer_id: number;
            name: string;
            vehicle_class_id?: number | null;
            year?: number | null;
        };
        ModelBodyChange: {
            device_type_id?: number | null;
            fuel_id?: number | null;
            image?: string | null;
            manufacturer_id?: number;
            name?: string;
            vehicle_class_id?: number | null;
            year?: number | null;
        };
        ModelJson: {
            created_at: string;
            device_type_id?: number | null;
            fuel_id?: number | null;
            id: number;
            image?: string | null;
            manufacturer_id: number;
            name: string;
            vehicle_class_id?: number | null;
            year?: number | null;
        };
        ModerationBody: {
            body?: string | null;
            images?: string[] | null;
            is_hidden?: boolean | null;
            rating?: number | null;
        };
        MoveJson: {
            at: string;
            by_id?: number | null;
            delta: number;
            id: number;
            order_id?: number | null;
            part_id: number;
            reason: string;
        };
        NamedBody: {
            description?: string | null;
            image?: string | null;
            name: string;
        };
        NamedBodyChange: {
            description?: string | null;
            image?: string | null;
            name?: string;
        };
        NamedJson: {
            created_at: string;
            description?: string | null;
            id: number;
            image?: string | null;
            name: string;
        };
        NearbyJson: {
            assistant_id: number;
            distance: number;
        };
        NeedJson: {
            free: number;
            held: number;
            name: string;
            needed: number;
            part_id: number;
            short: number;
            used: number;
        };
        NewUserJson: {
            email?: string | null;
            id: number;
            name: string;
            phone_number?: string | null;
            user_type: string;
        };
        NotificationJson: {
            attempts?: number | null;
            category: string;
            channel: string;
            created_at: string;
            id: number;
            last_error?: string | null;
            recipient: string;
            sent_at?: string | null;
            state: string;
        };
        NotificationsJson: {
            next_cursor?: string | null;
            notifications: components["schemas"]["NotificationJson"][];
            success: boolean;
        };
        ObjectJson: {
            id: number;
            kind: string;
        };
        OfferJson: {
            assistance_id: number;
            assistance_type: string;
            at: string;
            client: components["schemas"]["AskingJson"];
            description?: string | null;
            distance: number;
            dropoff_location?: components["schemas"]["PlaceJson"] | null;
            eta_seconds: number;
            expires_at: string;
            offer_id: number;
            pickup_location: components["schemas"]["PlaceJson"];
            total_price?: number | null;
            type: string;
            vehicle_type: string;
        };
        OfferListJson: {
            offers: components["schemas"]["OfferJson"][];
            success: boolean;
        };
        OnlineBody: {
            amount?: number | null;
        };
        OpenJson: {
            accepted_at?: string | null;
            assistant?: components["schemas"]["WhoJson"] | null;
            client: components["schemas"]["WhoJson"];
            dropoff?: components["schemas"]["PlaceJson"] | null;
            id: number;
            offered: number;
            pickup: components["schemas"]["PlaceJson"];
            requested_at: string;
            service: string;
            stage?: string | null;
            status: string;
            urgency: string;
            vehicle_type: string;
            waiting_seconds: number;
        };
        OrderedServiceBody: {
            quantity?: number | null;
            service_id: number;
        };
        OrderedServiceJson: {
            done_at?: string | null;
            is_approved?: boolean | null;
            quantity: number;
            quoted?: number | null;
            service_id: number;
        };
        OrderPartJson: {
            held: number;
            name: string;
            part_id: number;
            used: number;
        };
        OrderPhotoJson: {
            attached_at: string;
            key: string;
            note?: string | null;
        };
        OrderStatusBody: {
            status: string;
        };
        PageBody: {
            data: Record<string, never>;
        };
        PageJson_AddressJson: {
            items: {
                account_id: number;
                area_id?: number | null;
                created_at: string;
                id: number;
                label: string;
                line1: string;
                line2?: string | null;
                updated_at: string;
            }[];
            next_cursor?: string | null;
        };
        PageJson_AreaJson: {
            items: {
                created_at: string;
                id: number;
                name: string;
                pincode: string;
            }[];
            next_cursor?: string | null;
        };
        PageJson_AssetJson: {
            items: {
                created_at: string;
                device_type_id?: number | null;
                id: number;
                manufacturer_id?: number | null;
                model_id?: number | null;
                notes?: string | null;
                owner_id: number;
                registration?: string | null;
                serial_number?: string | null;
                updated_at: string;
                vin?: string | null;
            }[];
            next_cursor?: string | null;
        };
        PageJson_AssignmentJson: {
            items: {
                assigned_at: string;
                closed_at?: string | null;
                day: string;
                id: number;
                kind_id?: number | null;
                mechanic_id: number;
                note?: string | null;
                order_id: number;
                purpose?: string | null;
            }[];
            next_cursor?: string | null;
        };
        PageJson_AssignmentKindJson: {
            items: {
                created_at: string;
                description?: string | null;
                id: number;
                image?: string | null;
                name: string;
                purpose?: string | null;
            }[];
            next_cursor?: string | null;
        };
        PageJson_AttendanceJson: {
            items: {
                created_at: string;
                day: string;
                id: number;
                mechanic_id: number;
                status: string;
            }[];
            next_cursor?: string | null;
        };
        PageJson_CustomerJson: {
            items: {
                address?: string | null;
                city?: string | null;
                created_at: string;
                email?: string | null;
                id: number;
                name: string;
                phone_number?: string | null;
                state?: string | null;
                zip_code?: string | null;
            }[];
            next_cursor?: string | null;
        };
        PageJson_FeedbackJson: {
            items: {
                body: string;
                created_at: string;
                customer_id: number;
                id: number;
                order_id?: number | null;
                rating: number;
            }[];
            next_cursor?: string | null;
        };
        PageJson_InvoiceJson: {
            items: {
                basis: string;
                created_at: string;
                currency: string;
                customer_id: number;
                gross: number;
                id: number;
                issued_at?: string | null;
                net: number;
                number?: string | null;
                order_id: number;
                paid_at?: string | null;
                state: string;
                tax: number;
                tax_percent: number;
                version: number;
                void_reason?: string | null;
                voided_at?: string | null;
            }[];
            next_cursor?: string | null;
        };
        PageJson_LinkJson: {
            items: {
                by_id?: number | null;
                channel?: string | null;
                created_at: string;
                expires_at: string;
                id: number;
                note?: string | null;
                order_id: number;
                revoked_at?: string | null;
            }[];
            next_cursor?: string | null;
        };
        PageJson_MechanicJson: {
            items: {
                category_ids: number[];
                does_analysis: boolean;
                does_pickup_drop: boolean;
                experience_years?: number | null;
                id: number;
                is_staff: boolean;
                name: string;
                private?: components["schemas"]["MechanicPrivateJson"] | null;
                specialization?: string | null;
                work_status: string;
            }[];
            next_cursor?: string | null;
        };
        PageJson_ModelJson: {
            items: {
                created_at: string;
                device_type_id?: number | null;
                fuel_id?: number | null;
                id: number;
                image?: string | null;
                manufacturer_id: number;
                name: string;
                vehicle_class_id?: number | null;
                year?: number | null;
            }[];
            next_cursor?: string | null;
        };
        PageJson_MoveJson: {
            items: {
                at: string;
                by_id?: number | null;
                delta: number;
                id: number;
                order_id?: number | null;
                part_id: number;
                reason: string;
            }[];
            next_cursor?: string | null;
        };
        PageJson_NamedJson: {
            items: {
                created_at: string;
                description?: string | null;
                id: number;
                image?: string | null;
                name: string;
            }[];
            next_cursor?: string | null;
        };
        PageJson_PartJson: {
            items: {
                created_at: string;
                currency: string;
                description?: string | null;
                free: number;
                id: number;
                name: string;
                on_hand: number;
                price: number;
                reserved: number;
                updated_at: string;
                version: number;
            }[];
            next_cursor?: string | null;
        };
        PageJson_PaymentJson: {
            items: {
                amount: number;
                by_id?: number | null;
                created_at: string;
                currency: string;
                due?: number | null;
                id: number;
                invoice_id?: number | null;
                method: string;
                order_id: number;
                provider_order_id?: string | null;
                provider_payment_id?: string | null;
                reference?: string | null;
                refunded: number;
                status: string;
                updated_at: string;
                version: number;
            }[];
            next_cursor?: string | null;
        };
        PageJson_ProgressJson: {
            items: {
                created_at: string;
                id: number;
                images: string[];
                mechanic_id: number;
                milestone: string;
                note?: string | null;
                order_id: number;
                service_id?: number | null;
                updated_at: string;
                validated_at?: string | null;
                version: number;
            }[];
            next_cursor?: string | null;
        };
        PageJson_ReviewJson: {
            items: {
                author_id: number;
                body?: string | null;
                created_at: string;
                id: number;
                images: string[];
                is_hidden: boolean;
                rating: number;
                service_id: number;
                updated_at: string;
            }[];
            next_cursor?: string | null;
        };
        PageJson_ServiceJson: {
            items: {
                category_id: number;
                created_at: string;
                description?: string | null;
                difficulty?: number | null;
                fuel_ids: number[];
                id: number;
                images: string[];
                minutes?: number | null;
                prices: components["schemas"]["PriceOfClassJson"][];
                symptoms: string[];
                title: string;
                updated_at: string;
                warranty_km?: number | null;
                warranty_months?: number | null;
                works: string[];
            }[];
            next_cursor?: string | null;
        };
        PageJson_TimelineJson: {
            items: {
                at: string;
                facts: Record<string, never>;
                kind: string;
                seq: number;
            }[];
            next_cursor?: string | null;
        };
        PageJson_TimeSlotJson: {
            items: {
                created_at: string;
                ends: string;
                id: number;
                name: string;
                starts: string;
            }[];
            next_cursor?: string | null;
        };
        PageJson_WorkOrderJson: {
            items: {
                asset_id?: number | null;
                assistance_id?: number | null;
                completed_at?: string | null;
                cost?: number | null;
                created_at: string;
                currency: string;
                customer_id: number;
                discount: number;
                estimated_completion?: string | null;
                id: number;
                note?: string | null;
                origin: string;
                payment_mode?: string | null;
                pickup_type?: string | null;
                problem_ref?: number | null;
                service_date?: string | null;
                services: components["schemas"]["OrderedServiceJson"][];
                stage: string;
                status: string;
                time_slot_id?: number | null;
                title: string;
                total?: number | null;
                updated_at: string;
                version: number;
                vin?: string | null;
                workshop_id?: number | null;
            }[];
            next_cursor?: string | null;
        };
        PartBody: {
            description?: string | null;
            name: string;
            on_hand?: number | null;
            price: number;
        };
        PartBodyChange: {
            description?: string | null;
            name?: string;
            on_hand?: number | null;
            price?: number;
        };
        PartJson: {
            created_at: string;
            currency: string;
            description?: string | null;
            free: number;
            id: number;
            name: string;
            on_hand: number;
            price: number;
            reserved: number;
            updated_at: string;
            version: number;
        };
        PartsBody: {
            parts: components["schemas"]["WantedBody"][];
        };
        PaymentBody: {
            amount: number;
            due?: number | null;
            invoice_id?: number | null;
            method?: string | null;
            order_id: number;
            reference?: string | null;
            status?: string | null;
        };
        PaymentChangeBody: {
            amount?: number | null;
            due?: number | null;
            method?: string | null;
            reference?: string | null;
            status?: string | null;
        };
        PaymentConfirmedJson: {
            again: boolean;
            id: number;
            status: string;
        };
        PaymentJson: {
            amount: number;
            by_id?: number | null;
            created_at: string;
            currency: string;
            due?: number | null;
            id: number;
            invoice_id?: number | null;
            method: string;
            order_id: number;
            provider_order_id?: string | null;
            provider_payment_id?: string | null;
            reference?: string | null;
            refunded: number;
            status: string;
            updated_at: string;
            version: number;
        };
        PeopleJson: {
            next_cursor?: string | null;
            people: components["schemas"]["PersonDetailsJson"][];
            success: boolean;
        };
        PersonAnswerJson: {
            person: components["schemas"]["PersonDetailsJson"];
            success: boolean;
        };
        PersonDetailsJson: {
            address?: string | null;
            assistance_id?: number | null;
            assistant?: components["schemas"]["StandingJson"] | null;
            blocked: boolean;
            created_at: string;
            email?: string | null;
            email_verified: boolean;
            id: number;
            name: string;
            phone_number?: string | null;
            phone_verified: boolean;
            position?: components["schemas"]["SightingJson"] | null;
            profile_photo?: string | null;
            user_type: string;
        };
        PersonJson: {
            id: number;
            name: string;
            phone_number?: string | null;
        };
        PhoneLoginBody: {
            password: string;
            phone_number: string;
        };
        PhotoJson: {
            profile_photo: string;
            success: boolean;
        };
        PlaceBody: {
            lat: number;
            lng: number;
        };
        PlaceJson: {
            lat: number;
            lng: number;
        };
        PriceBody: {
            price: number;
        };
        PriceEstimateJson: {
            arrival_seconds?: number | null;
            assistants_nearby: number;
            currency: string;
            distance_km: number;
            price?: number | null;
            price_pending: boolean;
            ride_seconds: number;
        };
        PriceOfClassBody: {
            price: number;
            vehicle_class_id: number;
        };
        PriceOfClassJson: {
            currency: string;
            price: number;
            vehicle_class_id: number;
        };
        Problem: {
            code: string;
            detail: string;
            errors?: {
                code: string;
                field: string;
                message: string;
            }[];
            message: string;
            request_id?: string;
            status: number;
            /** @enum {boolean} */
            success: false;
            title: string;
            type: string;
        };
        ProfileBody: {
            address?: string | null;
            current_lat?: number | null;
            current_lng?: number | null;
            /** @enum {string|null} */
            driving_license_cat?: "b" | "c" | "" | null;
            driving_license_expiry?: string | null;
            driving_license_num?: string | null;
            email?: string | (string | null);
            name?: string | null;
            phone_number?: string | null;
            /** @enum {string|null} */
            service_type?: "towing" | "repair" | "" | null;
            vehicle_registration_num?: (string | null) | number;
            vehicle_type?: string | null;
        };
        ProfileJson: {
            address?: string | null;
            createdAt: string;
            current_lat?: number | null;
            current_lng?: number | null;
            email?: string | null;
            email_verified: boolean;
            id: number;
            name: string;
            phone_number?: string | null;
            phone_verified: boolean;
            profile_photo?: string | null;
            user_type: string;
        };
        ProgressBody: {
            images?: string[] | null;
            milestone: string;
            note?: string | null;
            service_id?: number | null;
        };
        ProgressChangeBody: {
            images?: string[] | null;
            note?: string | null;
        };
        ProgressJson: {
            created_at: string;
            id: number;
            images: string[];
            mechanic_id: number;
            milestone: string;
            note?: string | null;
            order_id: number;
            service_id?: number | null;
            updated_at: string;
            validated_at?: string | null;
            version: number;
        };
        QuoteBody: {
            price: number;
            service_id: number;
        };
        RatingBody: {
            rating: number;
        };
        ReasonBody: {
            reason: string;
        };
        ReceiptBody: {
            quantity: number;
        };
        RefreshBody: {
            refresh: string;
        };
        RefreshedJson: {
            access: string;
            access_token: string;
            refresh: string;
            success: boolean;
        };
        RefundBody: {
            amount: number;
            reason?: string | null;
        };
        RefundJson: {
            amount: number;
            at: string;
            by_id?: number | null;
            currency: string;
            id: number;
            payment_id: number;
            reason?: string | null;
        };
        RegisterBody: {
            address?: string | null;
            current_lat?: number | null;
            current_lng?: number | null;
            /** @enum {string|null} */
            driving_license_cat?: "b" | "c" | "" | null;
            driving_license_expiry?: string | null;
            driving_license_num?: string | null;
            email?: string | (string | null);
            name: string;
            password: string;
            password_confirm?: string;
            phone_number: string;
            /** @enum {string|null} */
            service_type?: "towing" | "repair" | "" | null;
            /** @enum {string} */
            user_type: "client" | "assistant";
            vehicle_registration_num?: (string | null) | number;
            vehicle_type?: string | null;
        };
        RegisteredJson: {
            success: boolean;
            tokens: components["schemas"]["TokensJson"];
            user: components["schemas"]["NewUserJson"];
        };
        RequestBody: {
            /** @enum {string|null} */
            assistance_type?: "towing" | "repair" | "" | null;
            description?: string | null;
            dropoff?: components["schemas"]["PlaceBody"] | null;
            pickup: components["schemas"]["PlaceBody"];
            /** @enum {string|null} */
            vehicle_type?: "light" | "heavy" | "" | null;
            workshop_id?: number | null;
        };
        RequestedJson: {
            assistance: components["schemas"]["AssistanceJson"];
            nearby_assistants: components["schemas"]["NearbyJson"][];
            success: boolean;
        };
        ResendBody: {
            email?: string | (string | null);
            phone_number?: string | null;
            /** @enum {string|null} */
            type?: "email" | "phone" | "" | null;
        };
        ResetBody: {
            email?: string | (string | null);
            phone_number?: string | null;
        };
        ResetConfirmBody: {
            code: string | number;
            email?: string | (string | null);
            new_password: string;
            new_password_confirm?: string;
            phone_number?: string | null;
        };
        ResultJson: {
            code?: string | null;
            id: string;
            message?: string | null;
            message_id?: number | null;
            outcome: string;
        };
        ReviewBody: {
            body?: string | null;
            images?: string[] | null;
            rating: number;
        };
        ReviewJson: {
            author_id: number;
            body?: string | null;
            created_at: string;
            id: number;
            images: string[];
            is_hidden: boolean;
            rating: number;
            service_id: number;
            updated_at: string;
        };
        RoundBody: {
            agreed?: boolean | null;
            lines: components["schemas"]["LineBody"][];
        };
        SearchJson: {
            success: boolean;
            waves: components["schemas"]["WaveJson"][];
        };
        SeenJson: {
            at: string;
            lat: number;
            lng: number;
        };
        ServiceBody: {
            category_id: number;
            description?: string | null;
            difficulty?: number | null;
            fuel_ids?: number[] | null;
            images?: string[] | null;
            minutes?: number | null;
            prices?: components["schemas"]["PriceOfClassBody"][] | null;
            symptoms?: string[] | null;
            title: string;
            warranty_km?: number | null;
            warranty_months?: number | null;
            works?: string[] | null;
        };
        ServiceBodyChange: {
            category_id?: number;
            description?: string | null;
            difficulty?: number | null;
            fuel_ids?: number[] | null;
            images?: string[] | null;
            minutes?: number | null;
            prices?: components["schemas"]["PriceOfClassBody"][] | null;
            symptoms?: string[] | null;
            title?: string;
            warranty_km?: number | null;
            warranty_months?: number | null;
            works?: string[] | null;
        };
        ServiceJson: {
            category_id: number;
            created_at: string;
            description?: string | null;
            difficulty?: number | null;
            fuel_ids: number[];
            id: number;
            images: string[];
            minutes?: number | null;
            prices: components["schemas"]["PriceOfClassJson"][];
            symptoms: string[];
            title: string;
            updated_at: string;
            warranty_km?: number | null;
            warranty_months?: number | null;
            works: string[];
        };
        ShareBody: {
            minutes?: number | null;
        };
        SharedJson: {
            arrival_seconds?: number | null;
            assistant?: components["schemas"]["HelperJson"] | null;
            dropoff?: components["schemas"]["PlaceJson"] | null;
            ended: boolean;
            expires_at: string;
            pickup: components["schemas"]["PlaceJson"];
            position?: components["schemas"]["SeenJson"] | null;
            requested_at: string;
            service: string;
            stage?: string | null;
            status: string;
        };
        ShareJson: {
            created_at: string;
            expires_at: string;
            id: number;
            path: string;
            revoked_at?: string | null;
            token: string;
        };
        ShareListJson: {
            shares: components["schemas"]["ShareJson"][];
        };
        SightingJson: {
            at: string;
            lat: number;
            lng: number;
        };
        SignedInJson: {
            success: boolean;
            tokens: components["schemas"]["TokensJson"];
            user: components["schemas"]["UserJson"];
        };
        StageBody: {
            at?: string | null;
            /** @enum {string} */
            stage: "on_the_way" | "arrived" | "loaded";
        };
        StagesJson: {
            arrived_at?: string | null;
            loaded_at?: string | null;
            on_the_way_at?: string | null;
        };
        StandingJson: {
            active: boolean;
            documents_approved: boolean;
            documents_refused?: string | null;
            license_category: string;
            license_expiry: string;
            license_number: string;
            registration_number: number;
            service: string;
            vehicle_type: string;
        };
        StatementBody: {
            amount: number;
            description: string;
        };
        StatusBody: {
            is_active: boolean;
        };
        StatusJson: {
            is_active: boolean;
            message: string;
            success: boolean;
        };
        SumsJson: {
            approved: components["schemas"]["TotalsJson"];
            asked: components["schemas"]["TotalsJson"];
            currency: string;
            discount: number;
            tax_percent: number;
        };
        SyncBody: {
            items: components["schemas"]["EntryBody"][];
            sent_at: string;
        };
        SyncedJson: {
            results: components["schemas"]["ResultJson"][];
            success: boolean;
        };
        TariffAnswerJson: components["schemas"]["TariffJson"] & {
            success: boolean;
        };
        TariffBody: {
            base: number;
            per_km: number;
        };
        TariffJson: {
            base: number;
            currency: string;
            per_km: number;
            service: string;
            since?: string | null;
            vehicle_type: string;
        };
        TariffsJson: {
            success: boolean;
            tariffs: components["schemas"]["TariffJson"][];
        };
        TaxRateBody: {
            percent: number;
            valid_from?: string | null;
        };
        TaxRateJson: {
            percent: number;
            set_at: string;
            set_by_id?: number | null;
            valid_from: string;
        };
        ThingJson: {
            manufacturer?: string | null;
            model?: string | null;
            registration?: string | null;
        };
        TimelineJson: {
            at: string;
            facts: Record<string, never>;
            kind: string;
            seq: number;
        };
        TimesJson: {
            accepted_at?: string | null;
            ended_at?: string | null;
            requested_at: string;
            started_at?: string | null;
        };
        TimeSlotBody: {
            ends: string;
            name: string;
            starts: string;
        };
        TimeSlotBodyChange: {
            ends?: string;
            name?: string;
            starts?: string;
        };
        TimeSlotJson: {
            created_at: string;
            ends: string;
            id: number;
            name: string;
            starts: string;
        };
        TokensJson: {
            access: string;
            refresh: string;
        };
        TotalsJson: {
            gross: number;
            net: number;
            tax: number;
        };
        UpdateBody: {
            reason?: string | null;
            /** @enum {string} */
            status: "ongoing" | "completed" | "canceled";
            total_price?: number | null;
        };
        UserJson: {
            email?: string | null;
            email_verified: boolean;
            id: number;
            name: string;
            phone_verified: boolean;
            user_type: string;
        };
        UserProfileJson: {
            address?: string | null;
            current_lat?: number | null;
            current_lng?: number | null;
            success: boolean;
            user: components["schemas"]["ProfileJson"];
        };
        VehicleJson: {
            plate: string;
            vehicle_type: string;
        };
        VerifyEmailBody: {
            code?: (string | null) | number;
            email?: string | (string | null);
        };
        VerifyPhoneBody: {
            code?: (string | null) | number;
            phone_number?: string | null;
        };
        VoidBody: {
            reason: string;
        };
        WantedBody: {
            part_id: number;
            quantity: number;
        };
        WaveJson: {
            asked: components["schemas"]["AskedAssistantJson"][];
            at: string;
            left_out: components["schemas"]["LeftOutJson"][];
            radius_km: number;
            wave: number;
        };
        WebConfigJson: {
            clock: components["schemas"]["ClockJson"];
            currency: string;
            currency_digits: number;
            demo?: components["schemas"]["DemoAccounts"] | null;
            development: boolean;
            map: components["schemas"]["MapJson"];
            name: string;
            require_approved_documents: boolean;
            support_phone?: string | null;
            time_zone: string;
        };
        WebPlaceJson: {
            id: number;
            kind: string;
            lat: number;
            lng: number;
            name: string;
        };
        WebPlacesJson: {
            places: components["schemas"]["WebPlaceJson"][];
        };
        WebSessionBody: {
            email?: string | (string | null);
            password: string;
            phone_number?: string | null;
        };
        WebSessionJson: {
            access: string;
            expires_in: number;
            user: components["schemas"]["WebUserJson"];
        };
        WebUserJson: {
            email?: string | null;
            email_verified: boolean;
            id: number;
            name: string;
            phone_number?: string | null;
            phone_verified: boolean;
            user_type: string;
        };
        WhoJson: {
            id: number;
            name: string;
        };
        WorkOrderBody: {
            asset_id?: number | null;
            cost?: number | null;
            customer_id?: number | null;
            discount?: number | null;
            estimated_completion?: string | null;
            note?: string | null;
            pickup_type?: string | null;
            problem_ref?: number | null;
            service_date?: string | null;
            services?: components["schemas"]["OrderedServiceBody"][] | null;
            status?: string | null;
            time_slot_id?: number | null;
            title?: string | null;
            vin?: string | null;
        };
        WorkOrderChangeBody: {
            asset_id?: number | null;
            cost?: number | null;
            discount?: number | null;
            estimated_completion?: string | null;
            note?: string | null;
            problem_ref?: number | null;
            service_date?: string | null;
            title?: string | null;
            vin?: string | null;
        };
        WorkOrderJson: {
            asset_id?: number | null;
            assistance_id?: number | null;
            completed_at?: string | null;
            cost?: number | null;
            created_at: string;
            currency: string;
            customer_id: number;
            discount: number;
            estimated_completion?: string | null;
            id: number;
            note?: string | null;
            origin: string;
            payment_mode?: string | null;
            pickup_type?: string | null;
            problem_ref?: number | null;
            service_date?: string | null;
            services: components["schemas"]["OrderedServiceJson"][];
            stage: string;
            status: string;
            time_slot_id?: number | null;
            title: string;
            total?: number | null;
            updated_at: string;
            version: number;
            vin?: string | null;
            workshop_id?: number | null;
        };
        WorkshopBody: {
            address?: string | null;
            is_open?: boolean | null;
            lat: number;
            lng: number;
            name: string;
            opening_hours?: string | null;
            phone_number?: string | null;
        };
        WorkshopChangeBody: {
            address?: string | null;
            is_open?: boolean | null;
            lat?: number | null;
            lng?: number | null;
            name?: string;
            opening_hours?: string | null;
            phone_number?: string | null;
        };
        WorkshopJson: {
            address?: string | null;
            created_at: string;
            distance?: number | null;
            id: number;
            is_open: boolean;
            lat: number;
            lng: number;
            name: string;
            opening_hours?: string | null;
            phone_number?: string | null;
            updated_at: string;
        };
        WorkshopListJson: {
            items: components["schemas"]["WorkshopJson"][];
            next_cursor?: string | null;
        };
        WorkStatusBody: {
            work_status: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    export_assistances: {
        parameters: {
            query?: {
                from?: string;
                q?: string;
                status?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    list_assistances: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                limit?: number;
                q?: string;
                status?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasesJson"];
                };
            };
        };
    };
    request_for_caller: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedJson"];
                };
            };
        };
    };
    open_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseJson"];
                };
            };
        };
    };
    assign_assistance: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    cancel_assistance: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    list_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidatesJson"];
                };
            };
        };
    };
    audit: {
        parameters: {
            query?: {
                action?: string;
                actor?: number;
                cursor?: string;
                from?: string;
                limit?: number;
                object?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditJson"];
                };
            };
        };
    };
    list_backups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupsJson"];
                };
            };
        };
    };
    create_backup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BackupBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupJson"];
                };
            };
        };
    };
    remove_backup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupRemovedJson"];
                };
            };
        };
    };
    restore_backup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupJson"];
                };
            };
        };
    };
    read_demand: {
        parameters: {
            query?: {
                cell_km?: number;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandJson"];
                };
            };
        };
    };
    read_figures: {
        parameters: {
            query?: {
                bucket?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiguresJson"];
                };
            };
        };
    };
    watch_live: {
        parameters: {
            query?: {
                since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveJson"];
                };
            };
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                account?: number;
                category?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsJson"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query?: {
                blocked?: string;
                cursor?: string;
                documents?: string;
                limit?: number;
                q?: string;
                role?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleJson"];
                };
            };
        };
    };
    find_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonAnswerJson"];
                };
            };
        };
    };
    block_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonAnswerJson"];
                };
            };
        };
    };
    judge_documents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonAnswerJson"];
                };
            };
        };
    };
    unblock_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonAnswerJson"];
                };
            };
        };
    };
    search_everything: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundJson"];
                };
            };
        };
    };
    list_tariffs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffsJson"];
                };
            };
        };
    };
    set_tariff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service: string;
                vehicle_type: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TariffBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffAnswerJson"];
                };
            };
        };
    };
    history: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageListJson"];
                };
            };
        };
    };
    send: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageJson"];
                };
            };
        };
    };
    explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchJson"];
                };
            };
        };
    };
    shares_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareListJson"];
                };
            };
        };
    };
    shares_make: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ShareBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareJson"];
                };
            };
        };
    };
    shares_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                share_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    decline_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneJson"];
                };
            };
        };
    };
    decline: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneJson"];
                };
            };
        };
    };
    assistance_earnings: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarningsJson"];
                };
            };
        };
    };
    estimate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstimateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceEstimateJson"];
                };
            };
        };
    };
    offers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferListJson"];
                };
            };
        };
    };
    request: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedJson"];
                };
            };
        };
    };
    update: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    end_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EndBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    end: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EndBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    price_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    price: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    rating_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    rating: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    assistance_stage: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StageBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    update_alias_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    update_alias: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedJson"];
                };
            };
        };
    };
    list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistanceListJson"];
                };
            };
        };
    };
    view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistanceJson"];
                };
            };
        };
    };
    assistants: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                near?: string;
                radius_km?: number;
                service_type?: "towing" | "repair" | "";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantListJson"];
                };
            };
        };
    };
    login_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailLoginBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInJson"];
                };
            };
        };
    };
    login_google: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInJson"];
                };
            };
        };
    };
    login_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneLoginBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInJson"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneJson"];
                };
            };
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResetBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneJson"];
                };
            };
        };
    };
    reset_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetConfirmBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneJson"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredJson"];
                };
            };
        };
    };
    resend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResendBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneJson"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefreshedJson"];
                };
            };
        };
    };
    verify_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VerifyEmailBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneJson"];
                };
            };
        };
    };
    confirm_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VerifyEmailBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneJson"];
                };
            };
        };
    };
    verify_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VerifyPhoneBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneJson"];
                };
            };
        };
    };
    confirm_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VerifyPhoneBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneJson"];
                };
            };
        };
    };
    status_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusJson"];
                };
            };
        };
    };
    status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusJson"];
                };
            };
        };
    };
    assistant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantProfileJson"];
                };
            };
        };
    };
    update_assistant_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantProfileJson"];
                };
            };
        };
    };
    update_assistant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantProfileJson"];
                };
            };
        };
    };
    upload_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    photo: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoJson"];
                };
            };
        };
    };
    upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    photo: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoJson"];
                };
            };
        };
    };
    locate_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocatedJson"];
                };
            };
        };
    };
    locate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocatedJson"];
                };
            };
        };
    };
    status_alias_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusJson"];
                };
            };
        };
    };
    status_alias: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusJson"];
                };
            };
        };
    };
    user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfileJson"];
                };
            };
        };
    };
    update_user_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfileJson"];
                };
            };
        };
    };
    update_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfileJson"];
                };
            };
        };
    };
    shares_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedJson"];
                };
            };
        };
    };
    sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyncBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncedJson"];
                };
            };
        };
    };
    web_config: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebConfigJson"];
                };
            };
        };
    };
    web_places: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebPlacesJson"];
                };
            };
        };
    };
    web_session_begin: {
        parameters: {
            query?: {
                page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebSessionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebSessionJson"];
                };
            };
        };
    };
    web_session_end: {
        parameters: {
            query?: {
                page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    web_session_renew: {
        parameters: {
            query?: {
                from?: string;
                page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebSessionJson"];
                };
            };
        };
    };
    workshop_addresses_get: {
        parameters: {
            query?: {
                account?: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_AddressJson"];
                };
            };
        };
    };
    workshop_addresses_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressJson"];
                };
            };
        };
    };
    workshop_addresses_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressJson"];
                };
            };
        };
    };
    workshop_addresses_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_addresses_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AddressChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressJson"];
                };
            };
        };
    };
    workshop_approvals_token_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedJson"];
                };
            };
        };
    };
    workshop_approvals_token_decisions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedJson"];
                };
            };
        };
    };
    workshop_areas_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_AreaJson"];
                };
            };
        };
    };
    workshop_areas_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AreaBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaJson"];
                };
            };
        };
    };
    workshop_areas_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaJson"];
                };
            };
        };
    };
    workshop_areas_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_areas_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AreaBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaJson"];
                };
            };
        };
    };
    workshop_assets_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                owner?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_AssetJson"];
                };
            };
        };
    };
    workshop_assets_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AssetBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetJson"];
                };
            };
        };
    };
    workshop_assets_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetJson"];
                };
            };
        };
    };
    workshop_assets_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_assets_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AssetBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetJson"];
                };
            };
        };
    };
    workshop_assignment_kinds_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_AssignmentKindJson"];
                };
            };
        };
    };
    workshop_assignment_kinds_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentKindBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentKindJson"];
                };
            };
        };
    };
    workshop_assignment_kinds_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentKindJson"];
                };
            };
        };
    };
    workshop_assignment_kinds_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_assignment_kinds_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AssignmentKindBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentKindJson"];
                };
            };
        };
    };
    workshop_assignments_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                mechanic?: number;
                open?: string;
                order?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_AssignmentJson"];
                };
            };
        };
    };
    workshop_assignments_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentJson"];
                };
            };
        };
    };
    workshop_assignments_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_assignments_id_close_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentJson"];
                };
            };
        };
    };
    workshop_attendance_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                mechanic?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_AttendanceJson"];
                };
            };
        };
    };
    workshop_attendance_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendanceBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceJson"];
                };
            };
        };
    };
    workshop_attendance_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceJson"];
                };
            };
        };
    };
    workshop_attendance_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_attendance_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AttendanceChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceJson"];
                };
            };
        };
    };
    workshop_cart_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_ServiceJson"];
                };
            };
        };
    };
    workshop_cart_id_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_cart_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_customers_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_CustomerJson"];
                };
            };
        };
    };
    workshop_customers_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerJson"];
                };
            };
        };
    };
    workshop_customers_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CustomerBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerJson"];
                };
            };
        };
    };
    workshop_device_types_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_NamedJson"];
                };
            };
        };
    };
    workshop_device_types_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_device_types_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_device_types_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_device_types_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NamedBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_favourites_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_ServiceJson"];
                };
            };
        };
    };
    workshop_favourites_id_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_favourites_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_feedback_get: {
        parameters: {
            query?: {
                cursor?: string;
                customer?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_FeedbackJson"];
                };
            };
        };
    };
    workshop_feedback_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackJson"];
                };
            };
        };
    };
    workshop_feedback_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackJson"];
                };
            };
        };
    };
    workshop_feedback_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_feedback_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FeedbackChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackJson"];
                };
            };
        };
    };
    workshop_fuels_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_NamedJson"];
                };
            };
        };
    };
    workshop_fuels_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_fuels_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_fuels_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_fuels_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NamedBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_invoices_get: {
        parameters: {
            query?: {
                cursor?: string;
                customer?: number;
                limit?: number;
                order?: number;
                paid?: string;
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_InvoiceJson"];
                };
            };
        };
    };
    workshop_invoices_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillJson"];
                };
            };
        };
    };
    workshop_invoices_id_delete: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_invoices_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillJson"];
                };
            };
        };
    };
    workshop_invoices_id_issue_post: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillJson"];
                };
            };
        };
    };
    workshop_invoices_id_receipt_get: {
        parameters: {
            query?: {
                format?: "html" | "pdf" | "";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": number[];
                    "text/html": string;
                };
            };
        };
    };
    workshop_invoices_id_void_post: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillJson"];
                };
            };
        };
    };
    workshop_lines_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineJson"];
                };
            };
        };
    };
    workshop_lines_id_delete: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_lines_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LineChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineJson"];
                };
            };
        };
    };
    workshop_manufacturers_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_NamedJson"];
                };
            };
        };
    };
    workshop_manufacturers_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_manufacturers_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_manufacturers_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_manufacturers_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NamedBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_mechanics_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_MechanicJson"];
                };
            };
        };
    };
    workshop_mechanics_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MechanicJson"];
                };
            };
        };
    };
    workshop_mechanics_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_mechanics_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MechanicBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MechanicJson"];
                };
            };
        };
    };
    workshop_mechanics_id_work_status_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkStatusBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MechanicJson"];
                };
            };
        };
    };
    workshop_models_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_ModelJson"];
                };
            };
        };
    };
    workshop_models_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelJson"];
                };
            };
        };
    };
    workshop_models_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelJson"];
                };
            };
        };
    };
    workshop_models_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_models_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ModelBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelJson"];
                };
            };
        };
    };
    workshop_pages_key_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentJson"];
                };
            };
        };
    };
    workshop_pages_key_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_parts_get: {
        parameters: {
            query?: {
                cursor?: string;
                free_at_most?: number;
                limit?: number;
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_PartJson"];
                };
            };
        };
    };
    workshop_parts_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartJson"];
                };
            };
        };
    };
    workshop_parts_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartJson"];
                };
            };
        };
    };
    workshop_parts_id_delete: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_parts_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PartBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartJson"];
                };
            };
        };
    };
    workshop_parts_id_corrections_post: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartJson"];
                };
            };
        };
    };
    workshop_parts_id_moves_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_MoveJson"];
                };
            };
        };
    };
    workshop_parts_id_receipts_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartJson"];
                };
            };
        };
    };
    workshop_payments_get: {
        parameters: {
            query?: {
                cursor?: string;
                customer?: number;
                limit?: number;
                order?: number;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_PaymentJson"];
                };
            };
        };
    };
    workshop_payments_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentJson"];
                };
            };
        };
    };
    workshop_payments_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentJson"];
                };
            };
        };
    };
    workshop_payments_id_delete: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_payments_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PaymentChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentJson"];
                };
            };
        };
    };
    workshop_payments_id_abandon_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentJson"];
                };
            };
        };
    };
    workshop_payments_id_refunds_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_RefundJson"];
                };
            };
        };
    };
    workshop_payments_id_refunds_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentJson"];
                };
            };
        };
    };
    workshop_payments_confirm_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallbackBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentConfirmedJson"];
                };
            };
        };
    };
    workshop_progress_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressJson"];
                };
            };
        };
    };
    workshop_progress_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProgressChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressJson"];
                };
            };
        };
    };
    workshop_progress_id_validate_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressJson"];
                };
            };
        };
    };
    workshop_reviews_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_reviews_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ModerationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewJson"];
                };
            };
        };
    };
    workshop_service_categories_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_NamedJson"];
                };
            };
        };
    };
    workshop_service_categories_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_service_categories_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_service_categories_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_service_categories_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NamedBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_services_get: {
        parameters: {
            query?: {
                category?: string;
                cursor?: string;
                limit?: number;
                vehicle_class?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_ServiceJson"];
                };
            };
        };
    };
    workshop_services_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceJson"];
                };
            };
        };
    };
    workshop_services_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceJson"];
                };
            };
        };
    };
    workshop_services_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_services_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ServiceBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceJson"];
                };
            };
        };
    };
    workshop_services_id_reviews_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_ReviewJson"];
                };
            };
        };
    };
    workshop_services_id_reviews_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewJson"];
                };
            };
        };
    };
    workshop_tax_rates_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_TaxRateJson"];
                };
            };
        };
    };
    workshop_tax_rates_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxRateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRateJson"];
                };
            };
        };
    };
    workshop_time_slots_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_TimeSlotJson"];
                };
            };
        };
    };
    workshop_time_slots_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeSlotBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeSlotJson"];
                };
            };
        };
    };
    workshop_time_slots_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeSlotJson"];
                };
            };
        };
    };
    workshop_time_slots_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_time_slots_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TimeSlotBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeSlotJson"];
                };
            };
        };
    };
    workshop_vehicle_classes_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_NamedJson"];
                };
            };
        };
    };
    workshop_vehicle_classes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_vehicle_classes_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_vehicle_classes_id_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_vehicle_classes_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NamedBodyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedJson"];
                };
            };
        };
    };
    workshop_work_orders_get: {
        parameters: {
            query?: {
                all?: string;
                asset?: number;
                cursor?: string;
                customer?: number;
                limit?: number;
                mechanic?: number;
                stage?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_WorkOrderJson"];
                };
            };
        };
    };
    workshop_work_orders_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WorkOrderBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderJson"];
                };
            };
        };
    };
    workshop_work_orders_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderJson"];
                };
            };
        };
    };
    workshop_work_orders_id_delete: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_work_orders_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WorkOrderChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderJson"];
                };
            };
        };
    };
    workshop_work_orders_id_analysis_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisJson"];
                };
            };
        };
    };
    workshop_work_orders_id_analysis_put: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalysisBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisJson"];
                };
            };
        };
    };
    workshop_work_orders_id_analysis_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AnalysisChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisJson"];
                };
            };
        };
    };
    workshop_work_orders_id_analysis_validate_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisJson"];
                };
            };
        };
    };
    workshop_work_orders_id_approval_links_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_LinkJson"];
                };
            };
        };
    };
    workshop_work_orders_id_approval_links_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LinkBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkJson"];
                };
            };
        };
    };
    workshop_work_orders_id_approval_links_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_work_orders_id_assignments_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_AssignmentJson"];
                };
            };
        };
    };
    workshop_work_orders_id_assignments_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentJson"];
                };
            };
        };
    };
    workshop_work_orders_id_balance_get: {
        parameters: {
            query?: {
                invoice?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceJson"];
                };
            };
        };
    };
    workshop_work_orders_id_cancel_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalledOffJson"];
                };
            };
        };
    };
    workshop_work_orders_id_confirm_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmedJson"];
                };
            };
        };
    };
    workshop_work_orders_id_decisions_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstimateJson"];
                };
            };
        };
    };
    workshop_work_orders_id_invoice_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillJson"];
                };
            };
        };
    };
    workshop_work_orders_id_invoices_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillJson"];
                };
            };
        };
    };
    workshop_work_orders_id_lines_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstimateJson"];
                };
            };
        };
    };
    workshop_work_orders_id_lines_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstimateJson"];
                };
            };
        };
    };
    workshop_work_orders_id_needs_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_NeedJson"];
                };
            };
        };
    };
    workshop_work_orders_id_parts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_OrderPartJson"];
                };
            };
        };
    };
    workshop_work_orders_id_parts_release_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HeldPartsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_OrderPartJson"];
                };
            };
        };
    };
    workshop_work_orders_id_parts_reserve_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_OrderPartJson"];
                };
            };
        };
    };
    workshop_work_orders_id_parts_return_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_OrderPartJson"];
                };
            };
        };
    };
    workshop_work_orders_id_parts_use_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HeldPartsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_OrderPartJson"];
                };
            };
        };
    };
    workshop_work_orders_id_payments_online_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OnlineBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentJson"];
                };
            };
        };
    };
    workshop_work_orders_id_photos_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_OrderPhotoJson"];
                };
            };
        };
    };
    workshop_work_orders_id_photos_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllJson_OrderPhotoJson"];
                };
            };
        };
    };
    workshop_work_orders_id_progress_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_ProgressJson"];
                };
            };
        };
    };
    workshop_work_orders_id_progress_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgressBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressJson"];
                };
            };
        };
    };
    workshop_work_orders_id_status_post: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderStatusBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderJson"];
                };
            };
        };
    };
    workshop_work_orders_id_timeline_get: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageJson_TimelineJson"];
                };
            };
        };
    };
    workshop_workshops_get: {
        parameters: {
            query?: {
                cursor?: string;
                is_open?: "true" | "false" | "";
                limit?: number;
                near?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkshopListJson"];
                };
            };
        };
    };
    workshop_workshops_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkshopBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkshopJson"];
                };
            };
        };
    };
    workshop_workshops_id_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkshopJson"];
                };
            };
        };
    };
    workshop_workshops_id_delete: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    workshop_workshops_id_patch: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WorkshopChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkshopJson"];
                };
            };
        };
    };
    media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
        };
    };
}
