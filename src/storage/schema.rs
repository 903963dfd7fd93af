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
        deleted_at -> Nullable<Timestamp>,
        picture -> Nullable<Text>,
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
        documents_refused -> Nullable<Text>,
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
        door -> Text,
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
        workshop_id -> Nullable<BigInt>,
        work_order_id -> Nullable<BigInt>,
        on_the_way_at -> Nullable<Timestamp>,
        arrived_at -> Nullable<Timestamp>,
        loaded_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    share_links (id) {
        id -> BigInt,
        assistance_id -> BigInt,
        nonce -> Text,
        created_by -> BigInt,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
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

diesel::table! {
    customers (account_id) {
        account_id -> BigInt,
        city -> Nullable<Text>,
        state -> Nullable<Text>,
        zip_code -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    mechanics (account_id) {
        account_id -> BigInt,
        specialization -> Nullable<Text>,
        experience_years -> Nullable<Integer>,
        born_on -> Nullable<Date>,
        does_pickup_drop -> Bool,
        does_analysis -> Bool,
        salary_minor -> BigInt,
        is_staff -> Bool,
        work_status -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
        appointed -> Bool,
        work_status_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    attendance (id) {
        id -> BigInt,
        mechanic_id -> BigInt,
        day -> Date,
        status -> Text,
        created_at -> Timestamp,
        named_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    areas (id) {
        id -> BigInt,
        name -> Text,
        pincode -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    addresses (id) {
        id -> BigInt,
        account_id -> BigInt,
        label -> Text,
        line1 -> Text,
        line2 -> Nullable<Text>,
        area_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    device_types (id) {
        id -> BigInt,
        name -> Text,
        description -> Nullable<Text>,
        image -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    manufacturers (id) {
        id -> BigInt,
        name -> Text,
        description -> Nullable<Text>,
        image -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    vehicle_classes (id) {
        id -> BigInt,
        name -> Text,
        description -> Nullable<Text>,
        image -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    fuels (id) {
        id -> BigInt,
        name -> Text,
        description -> Nullable<Text>,
        image -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    models (id) {
        id -> BigInt,
        manufacturer_id -> BigInt,
        device_type_id -> Nullable<BigInt>,
        vehicle_class_id -> Nullable<BigInt>,
        fuel_id -> Nullable<BigInt>,
        name -> Text,
        year -> Nullable<Integer>,
        image -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    assets (id) {
        id -> BigInt,
        owner_id -> BigInt,
        model_id -> Nullable<BigInt>,
        manufacturer_id -> Nullable<BigInt>,
        device_type_id -> Nullable<BigInt>,
        registration -> Nullable<Text>,
        serial_number -> Nullable<Text>,
        vin -> Nullable<Text>,
        notes -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    service_categories (id) {
        id -> BigInt,
        name -> Text,
        description -> Nullable<Text>,
        image -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    services (id) {
        id -> BigInt,
        category_id -> BigInt,
        title -> Text,
        description -> Nullable<Text>,
        warranty_km -> Nullable<Integer>,
        warranty_months -> Nullable<Integer>,
        minutes -> Nullable<Integer>,
        difficulty -> Nullable<Integer>,
        details -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    service_prices (service_id, vehicle_class_id) {
        service_id -> BigInt,
        vehicle_class_id -> BigInt,
        price_minor -> BigInt,
        currency -> Text,
    }
}

diesel::table! {
    service_fuels (service_id, fuel_id) {
        service_id -> BigInt,
        fuel_id -> BigInt,
    }
}

diesel::table! {
    mechanic_categories (mechanic_id, category_id) {
        mechanic_id -> BigInt,
        category_id -> BigInt,
    }
}

diesel::table! {
    reviews (id) {
        id -> BigInt,
        service_id -> BigInt,
        account_id -> BigInt,
        rating -> Integer,
        body -> Nullable<Text>,
        images -> Text,
        is_hidden -> Bool,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    cart_items (account_id, service_id) {
        account_id -> BigInt,
        service_id -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    favourites (account_id, service_id) {
        account_id -> BigInt,
        service_id -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    time_slots (id) {
        id -> BigInt,
        name -> Text,
        starts_minute -> Integer,
        ends_minute -> Integer,
        created_at -> Timestamp,
    }
}

diesel::table! {
    statuses (id) {
        id -> BigInt,
        name -> Text,
        stage -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    workshops (id) {
        id -> BigInt,
        name -> Text,
        latitude -> Double,
        longitude -> Double,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
        opening_hours -> Nullable<Text>,
        is_open -> Bool,
        version -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    work_orders (id) {
        id -> BigInt,
        customer_id -> BigInt,
        asset_id -> Nullable<BigInt>,
        stage -> Text,
        title -> Text,
        note -> Nullable<Text>,
        origin -> Text,
        pickup_type -> Nullable<Text>,
        time_slot_id -> Nullable<BigInt>,
        service_date -> Nullable<Date>,
        vin -> Nullable<Text>,
        problem_ref -> Nullable<BigInt>,
        cost_minor -> Nullable<BigInt>,
        discount_minor -> BigInt,
        currency -> Text,
        payment_mode -> Nullable<Text>,
        estimated_completion -> Nullable<Timestamp>,
        completed_at -> Nullable<Timestamp>,
        assistance_id -> Nullable<BigInt>,
        version -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
        workshop_id -> Nullable<BigInt>,
        requested_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    order_services (order_id, service_id) {
        order_id -> BigInt,
        service_id -> BigInt,
        quantity -> Integer,
        quoted_minor -> Nullable<BigInt>,
        is_approved -> Nullable<Bool>,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    parts (id) {
        id -> BigInt,
        name -> Text,
        description -> Nullable<Text>,
        price_minor -> BigInt,
        currency -> Text,
        on_hand -> BigInt,
        reserved -> BigInt,
        version -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    order_lines (id) {
        id -> BigInt,
        order_id -> BigInt,
        kind -> Text,
        description -> Text,
        part_id -> Nullable<BigInt>,
        service_id -> Nullable<BigInt>,
        quantity_milli -> BigInt,
        unit_minor -> BigInt,
        round -> Integer,
        decision -> Text,
        decided_at -> Nullable<Timestamp>,
        decided_by -> Nullable<BigInt>,
        decided_via -> Nullable<Text>,
        version -> BigInt,
        created_by -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    analyses (order_id) {
        order_id -> BigInt,
        mechanic_id -> BigInt,
        description -> Text,
        recommendation -> Nullable<Text>,
        images -> Text,
        estimated_minor -> Nullable<BigInt>,
        estimated_minutes -> Nullable<Integer>,
        validated_at -> Nullable<Timestamp>,
        validated_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> BigInt,
    }
}

diesel::table! {
    progress_notes (id) {
        id -> BigInt,
        order_id -> BigInt,
        mechanic_id -> BigInt,
        service_id -> Nullable<BigInt>,
        word -> Text,
        note -> Nullable<Text>,
        images -> Text,
        validated_at -> Nullable<Timestamp>,
        validated_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> BigInt,
    }
}

diesel::table! {
    order_files (order_id, photo_key) {
        order_id -> BigInt,
        photo_key -> Text,
        note -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    assignment_kinds (id) {
        id -> BigInt,
        name -> Text,
        created_at -> Timestamp,
        description -> Nullable<Text>,
        image -> Nullable<Text>,
        purpose -> Nullable<Text>,
    }
}

diesel::table! {
    assignments (id) {
        id -> BigInt,
        order_id -> BigInt,
        mechanic_id -> BigInt,
        kind_id -> Nullable<BigInt>,
        note -> Nullable<Text>,
        assigned_on -> Date,
        assigned_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    reservations (order_id, part_id) {
        order_id -> BigInt,
        part_id -> BigInt,
        held -> BigInt,
        used -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    stock_moves (id) {
        id -> BigInt,
        part_id -> BigInt,
        delta -> BigInt,
        reason -> Text,
        order_id -> Nullable<BigInt>,
        by_account -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    tax_rates (id) {
        id -> BigInt,
        basis_points -> Integer,
        valid_from -> Timestamp,
        set_by -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    number_series (name) {
        name -> Text,
        last_number -> BigInt,
    }
}

diesel::table! {
    invoices (id) {
        id -> BigInt,
        order_id -> BigInt,
        basis -> Text,
        series -> Nullable<Text>,
        number -> Nullable<BigInt>,
        state -> Text,
        tax_basis_points -> Integer,
        net_minor -> BigInt,
        tax_minor -> BigInt,
        gross_minor -> BigInt,
        currency -> Text,
        issued_at -> Nullable<Timestamp>,
        voided_at -> Nullable<Timestamp>,
        void_reason -> Nullable<Text>,
        paid_at -> Nullable<Timestamp>,
        version -> BigInt,
        created_at -> Timestamp,
        billed_to -> Nullable<Text>,
        dated_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    invoice_lines (invoice_id, position) {
        invoice_id -> BigInt,
        position -> Integer,
        kind -> Text,
        description -> Text,
        quantity_milli -> BigInt,
        unit_minor -> BigInt,
        net_minor -> BigInt,
    }
}

diesel::table! {
    payments (id) {
        id -> BigInt,
        order_id -> BigInt,
        invoice_id -> Nullable<BigInt>,
        method -> Text,
        amount_minor -> BigInt,
        due_minor -> Nullable<BigInt>,
        currency -> Text,
        state -> Text,
        provider_order -> Nullable<Text>,
        provider_payment -> Nullable<Text>,
        reference -> Nullable<Text>,
        by_account -> Nullable<BigInt>,
        version -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    refunds (id) {
        id -> BigInt,
        payment_id -> BigInt,
        amount_minor -> BigInt,
        reason -> Nullable<Text>,
        by_account -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    feedback (id) {
        id -> BigInt,
        customer_id -> BigInt,
        order_id -> Nullable<BigInt>,
        body -> Text,
        rating -> Integer,
        created_at -> Timestamp,
    }
}

diesel::table! {
    contents (id) {
        id -> Text,
        data -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    approval_links (id) {
        id -> BigInt,
        order_id -> BigInt,
        digest -> Text,
        expires_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        created_by -> Nullable<BigInt>,
        channel -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::joinable!(assistants -> accounts (account_id));
diesel::joinable!(messages -> accounts (sender_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::joinable!(customers -> accounts (account_id));
diesel::joinable!(mechanics -> accounts (account_id));
diesel::joinable!(addresses -> areas (area_id));
diesel::joinable!(models -> manufacturers (manufacturer_id));
diesel::joinable!(services -> service_categories (category_id));
diesel::joinable!(service_prices -> services (service_id));
diesel::joinable!(order_services -> services (service_id));
diesel::joinable!(order_services -> work_orders (order_id));
diesel::joinable!(assignments -> work_orders (order_id));
diesel::joinable!(assignments -> assignment_kinds (kind_id));
diesel::joinable!(payments -> work_orders (order_id));
diesel::joinable!(invoices -> work_orders (order_id));
diesel::joinable!(refunds -> payments (payment_id));
diesel::joinable!(reservations -> parts (part_id));
diesel::allow_tables_to_appear_in_same_query!(customers, mechanics, accounts);
diesel::allow_tables_to_appear_in_same_query!(addresses, areas);
diesel::allow_tables_to_appear_in_same_query!(models, manufacturers);
diesel::allow_tables_to_appear_in_same_query!(services, service_categories, service_prices, order_services);
diesel::allow_tables_to_appear_in_same_query!(work_orders, order_services, assignments, payments, invoices, refunds);
diesel::allow_tables_to_appear_in_same_query!(order_lines, work_orders);
diesel::allow_tables_to_appear_in_same_query!(assignments, assignment_kinds);
diesel::allow_tables_to_appear_in_same_query!(work_orders, assignment_kinds);
diesel::allow_tables_to_appear_in_same_query!(work_orders, assets);
diesel::allow_tables_to_appear_in_same_query!(reservations, parts);
diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    assistants,
    assistances,
    offers,
    messages,
    sessions,
    refresh_tokens
);
