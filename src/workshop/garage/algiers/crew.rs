//! Who works in the garage.

use crate::accounts::Role;
use crate::workshop::garage::model::CrewPlan;

pub(super) const CREW: [CrewPlan; 6] = [
    CrewPlan {
        name: "Nadia Belkacem",
        phone: "+213770100001",
        role: Role::Admin,
        is_staff: true,
        specialization: "",
        years: 0,
        salary: 0,
        categories: &[],
    },
    CrewPlan {
        name: "Samir Ouali",
        phone: "+213770100002",
        role: Role::Mechanic,
        is_staff: true,
        specialization: "Runs the floor",
        years: 22,
        salary: 95_000,
        categories: &["Inspection", "Engine"],
    },
    CrewPlan {
        name: "Yacine Meziane",
        phone: "+213770100003",
        role: Role::Mechanic,
        is_staff: false,
        specialization: "Engines and timing",
        years: 14,
        salary: 78_000,
        categories: &["Engine", "Transmission"],
    },
    CrewPlan {
        name: "Lynda Hadj",
        phone: "+213770100004",
        role: Role::Mechanic,
        is_staff: false,
        specialization: "Electrics and hybrids",
        years: 9,
        salary: 74_000,
        categories: &["Electrics", "Air conditioning", "Inspection"],
    },
    CrewPlan {
        name: "Karim Boudiaf",
        phone: "+213770100005",
        role: Role::Mechanic,
        is_staff: false,
        specialization: "Brakes and suspension",
        years: 11,
        salary: 72_000,
        categories: &["Brakes", "Suspension and steering", "Tyres and wheels"],
    },
    CrewPlan {
        name: "Amine Rahmani",
        phone: "+213770100006",
        role: Role::Mechanic,
        is_staff: false,
        specialization: "Apprentice, third year",
        years: 3,
        salary: 48_000,
        categories: &["Tyres and wheels", "Body and glass"],
    },
];
