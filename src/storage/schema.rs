//! The tables, as both databases have them: the only table definitions of the code.
//!
//! Kept by hand beside `migrations/`; a test compares it with the catalogue of both databases.
#![expect(missing_docs, reason = "the macro makes public items without docs")]

diesel::table! {
    accounts (id) {
        id -> BigInt,
        role -> Text,
        name -> Text,
        username -> Nullable<Text>,
        phone -> Nullable<Text>,
        phone_key -> Nullable<Text>,
        email -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        google_subject -> Nullable<Text>,
        address -> Nullable<Text>,
        photo_key -> Nullable<Text>,
        language -> Nullable<Text>,
        phone_verified_at -> Nullable<Timestamp>,
        email_verified_at -> Nullable<Timestamp>,
        lat -> Nullable<Double>,
        lng -> Nullable<Double>,
        located_at -> Nullable<Timestamp>,
        epoch -> BigInt,
        epoch_changed_at -> Nullable<Timestamp>,
        is_blocked -> Bool,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    assistants (account_id) {
        account_id -> BigInt,
        service -> Text,
        vehicle_type -> Text,
        license_category -> Text,
        license_number -> Text,
        license_expiry -> Date,
        registration_number -> BigInt,
        documents_approved -> Bool,
        is_active -> Bool,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    photos (key) {
        key -> Text,
        account_id -> BigInt,
        content_type -> Text,
        bytes -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        account_id -> BigInt,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        end_reason -> Nullable<Text>,
    }
}

diesel::table! {
    refresh_tokens (id) {
        id -> BigInt,
        session_id -> BigInt,
        digest -> Text,
        issued_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    codes (id) {
        id -> BigInt,
        kind -> Text,
        destination -> Text,
        account_id -> Nullable<BigInt>,
        digest -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        tries -> Integer,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    tariffs (id) {
        id -> BigInt,
        service -> Text,
        vehicle_class -> Text,
        base_minor -> BigInt,
        per_km_minor -> BigInt,
        currency -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    assistances (id) {
        id -> BigInt,
        client_id -> BigInt,
        assistant_id -> Nullable<BigInt>,
        service -> Text,
        vehicle_class -> Text,
        description -> Nullable<Text>,
        pickup_lat -> Double,
        pickup_lng -> Double,
        dropoff_lat -> Nullable<Double>,
        dropoff_lng -> Nullable<Double>,
        status -> Text,
        cancel_reason -> Nullable<Text>,
        canceled_by -> Nullable<Text>,
        distance_m -> BigInt,
        eta_s -> Nullable<BigInt>,
        price_minor -> Nullable<BigInt>,
        currency -> Text,
        rating -> Nullable<Integer>,
        policy -> Text,
        wave -> Integer,
        next_wave_at -> Nullable<Timestamp>,
        search_until -> Timestamp,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        accepted_at -> Nullable<Timestamp>,
        started_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    offers (id) {
        id -> BigInt,
        assistance_id -> BigInt,
        assistant_id -> BigInt,
        wave -> Integer,
        rank -> Integer,
        distance_m -> BigInt,
        eta_s -> BigInt,
        status -> Text,
        offered_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        end_reason -> Nullable<Text>,
    }
}

diesel::table! {
    search_waves (assistance_id, wave) {
        assistance_id -> BigInt,
        wave -> Integer,
        radius_m -> BigInt,
        told -> Integer,
        left_out -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    liveness (id) {
        id -> BigInt,
        beat_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    messages (id) {
        id -> BigInt,
        assistance_id -> BigInt,
        sender_id -> BigInt,
        body -> Text,
        client_ref -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    message_reads (assistance_id, account_id) {
        assistance_id -> BigInt,
        account_id -> BigInt,
        up_to -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    journal_channels (channel_kind, channel_id) {
        channel_kind -> Text,
        channel_id -> BigInt,
        last_seq -> BigInt,
    }
}

diesel::table! {
    journal_events (channel_kind, channel_id, seq) {
        channel_kind -> Text,
        channel_id -> BigInt,
        seq -> BigInt,
        kind -> Text,
        payload -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    tasks (id) {
        id -> BigInt,
        kind -> Text,
        payload -> Text,
        run_at -> Timestamp,
        attempts -> Integer,
        lease_until -> Nullable<Timestamp>,
        done_at -> Nullable<Timestamp>,
        failed_at -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    request_keys (account_id, key) {
        account_id -> BigInt,
        key -> Text,
        digest -> Text,
        resource_id -> BigInt,
        created_at -> Timestamp,
        refusal -> Nullable<Text>,
    }
}

diesel::table! {
    notices (id) {
        id -> BigInt,
        channel -> Text,
        destination -> Text,
        kind -> Text,
        code -> Nullable<Text>,
        body -> Nullable<Text>,
        created_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    audit_log (id) {
        id -> BigInt,
        at -> Timestamp,
        actor_id -> Nullable<BigInt>,
        actor_role -> Text,
        action -> Text,
        object_kind -> Nullable<Text>,
        object_id -> Nullable<BigInt>,
        address -> Nullable<Text>,
        request_id -> Nullable<Text>,
        details -> Text,
    }
}

diesel::joinable!(assistants -> accounts (account_id));
diesel::joinable!(messages -> accounts (sender_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    assistants,
    assistances,
    offers,
    messages,
    sessions,
    refresh_tokens
);
