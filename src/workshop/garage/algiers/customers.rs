//! Whose vehicles the garage mends.

use crate::workshop::garage::model::{CarPlan, Class, CustomerPlan};

const fn car(plate: &'static str, class: Class, nth: usize) -> CarPlan {
    CarPlan { plate, class, nth }
}

const fn customer(
    name: &'static str,
    phone: &'static str,
    home: (&'static str, &'static str),
    cars: &'static [CarPlan],
) -> CustomerPlan {
    CustomerPlan { name, phone, home, cars }
}

pub(super) const CUSTOMERS: [CustomerPlan; 15] = [
    customer(
        "Amel Haddad",
        "+213770200001",
        ("12 rue Didouche Mourad", "Alger-Centre"),
        &[car("01234-115-16", Class::Small, 0), car("20771-119-16", Class::Suv, 3)],
    ),
    customer(
        "Rachid Benali",
        "+213770200002",
        ("4 rue Mizon", "Bab El Oued"),
        &[car("11873-109-16", Class::Midsize, 1)],
    ),
    customer(
        "Sofiane Kaci",
        "+213770200003",
        ("Cité 8 Mai 1945, bât. 14", "Bab Ezzouar"),
        &[car("30418-112-16", Class::Pickup, 0)],
    ),
    customer(
        "Meriem Touati",
        "+213770200004",
        ("27 chemin des Glycines", "Ben Aknoun"),
        &[car("04562-121-16", Class::Small, 8)],
    ),
    customer(
        "Hocine Larbi",
        "+213770200005",
        ("9 rue des Frères Djillali", "Birkhadem"),
        &[car("17720-114-16", Class::Van, 0), car("17721-114-16", Class::Van, 1)],
    ),
    customer(
        "Yasmine Saadi",
        "+213770200006",
        ("31 rue Hamani", "Bir Mourad Raïs"),
        &[car("09981-118-16", Class::Midsize, 4)],
    ),
    customer(
        "Farid Mansouri",
        "+213770200007",
        ("2 route de Chréa", "Bouzaréah"),
        &[car("22305-108-16", Class::Midsize, 7)],
    ),
    customer(
        "Lila Cherif",
        "+213770200008",
        ("Lotissement des Pins 5", "Dar El Beïda"),
        &[car("06127-116-16", Class::Estate, 0)],
    ),
    customer(
        "Omar Guerroudj",
        "+213770200009",
        ("58 avenue Bourguiba", "El Harrach"),
        &[car("15540-110-16", Class::Small, 5)],
    ),
    customer(
        "Samia Ferhat",
        "+213770200010",
        ("16 rue de Tripoli", "Hussein Dey"),
        &[car("08834-120-16", Class::Suv, 1)],
    ),
    customer("Walid Zerrouki", "+213770200011", ("7 chemin Mackley", "Hydra"), &[car("33019-118-16", Class::Large, 0)]),
    customer("Nassima Abdi", "+213770200012", ("19 rue Jolie Vue", "Kouba"), &[car("12290-113-16", Class::Small, 3)]),
    customer(
        "Mourad Slimani",
        "+213770200013",
        ("3 boulevard Krim Belkacem", "Alger-Centre"),
        &[car("27418-117-16", Class::Suv, 5)],
    ),
    customer(
        "Dalila Ait Ahmed",
        "+213770200014",
        ("44 rue Ben Boulaïd", "Hussein Dey"),
        &[car("05091-122-16", Class::Midsize, 2)],
    ),
    customer(
        "Kamel Djebbar",
        "+213770200015",
        ("Cité Garidi 2, bât. 7", "Kouba"),
        &[car("19963-111-16", Class::Large, 1)],
    ),
];
