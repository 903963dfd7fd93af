//! Backups: looking, making, removing, restoring.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::body::{BackupBody, name};
use super::view::{BackupJson, BackupRemovedJson, BackupsJson, ListedBackupJson};
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, Json};
use crate::backup::Backups;

/// All backups on the server's machine, the newest first.
#[utoipa::path(
    get, path = "/api/admin/backups/", tag = "admin", operation_id = "list_backups", security(("bearer" = [])),
    responses((status = 200, body = BackupsJson), (status = 401), (status = 403, description = "Administrators only")))]
pub async fn list(_caller: AdminCaller, asked: Asked, backups: Data<Backups>) -> Result<HttpResponse, ApiError> {
    let found = backups.asked_by(asked.0).list().await?;
    let backups = found.into_iter().map(ListedBackupJson::from).collect();
    Ok(HttpResponse::Ok().json(BackupsJson { success: true, backups }))
}

/// Write all rows to a file on the server's machine. Nobody has to wait for it.
#[utoipa::path(
    post, path = "/api/admin/backups/", tag = "admin", operation_id = "create_backup", request_body = BackupBody,
    security(("bearer" = [])),
    responses(
        (status = 201, body = BackupJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only"),
        (status = 409, description = "`backup_exists`, `backup_busy`, `backup_tool_missing`")))]
pub async fn create(
    _caller: AdminCaller,
    asked: Asked,
    body: Json<BackupBody>,
    backups: Data<Backups>,
) -> Result<HttpResponse, ApiError> {
    let name = body.0.into_name()?;
    let backup = backups.asked_by(asked.0).create(name).await?;
    Ok(HttpResponse::Created().json(BackupJson::new(backup)))
}

/// Remove a backup.
#[utoipa::path(
    delete, path = "/api/admin/backups/{name}/", tag = "admin", operation_id = "remove_backup", security(("bearer" = [])),
    params(("name" = String, Path)),
    responses(
        (status = 200, body = BackupRemovedJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only"), (status = 404, description = "`backup_not_found`"),
        (status = 409, description = "`backup_busy`")))]
pub async fn remove(
    _caller: AdminCaller,
    asked: Asked,
    path: Path<String>,
    backups: Data<Backups>,
) -> Result<HttpResponse, ApiError> {
    let name = name(&path)?;
    let backup_name = name.as_str().to_owned();
    backups.asked_by(asked.0).remove(name).await?;
    Ok(HttpResponse::Ok().json(BackupRemovedJson { success: true, backup_name }))
}

/// Put the rows of a backup in the place of all rows. Until it is done, whoever changes something is answered 503; every
/// socket is told how things stand then, or closed with 4001 or 4004. What was changed since the backup is lost.
#[utoipa::path(
    post, path = "/api/admin/backups/{name}/restore/", tag = "admin", operation_id = "restore_backup",
    security(("bearer" = [])), params(("name" = String, Path)),
    responses(
        (status = 200, body = BackupJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only"), (status = 404, description = "`backup_not_found`"),
        (status = 409, description = "Nothing has changed: `backup_busy`, `backup_damaged`, `backup_newer`, \
            `backup_other_engine`, `backup_tool_missing`")))]
pub async fn restore(
    _caller: AdminCaller,
    asked: Asked,
    path: Path<String>,
    backups: Data<Backups>,
) -> Result<HttpResponse, ApiError> {
    let name = name(&path)?;
    let backup = backups.asked_by(asked.0).restore(name).await?;
    Ok(HttpResponse::Ok().json(BackupJson::new(backup)))
}
