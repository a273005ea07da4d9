CREATE TABLE `directory` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`kind`, `key`, `organisation_id`)
);
--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`key` text PRIMARY KEY NOT NULL,
	`window_started_at` integer NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`code_hash` text NOT NULL,
	`link_hash` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_link_hash_unique` ON `sign_in` (`link_hash`);--> statement-breakpoint
CREATE TABLE `assignment` (
	`organisation_id` text NOT NULL,
	`member_id` text NOT NULL,
	`job_id` text NOT NULL,
	`active` integer NOT NULL,
	`scheduled_on` text,
	`done_at` integer,
	PRIMARY KEY(`organisation_id`, `member_id`, `job_id`)
);
--> statement-breakpoint
CREATE INDEX `assignment_done` ON `assignment` (`organisation_id`,`member_id`,`done_at`);--> statement-breakpoint
CREATE INDEX `assignment_active` ON `assignment` (`organisation_id`,`member_id`,`active`,`scheduled_on`,`job_id`);--> statement-breakpoint
CREATE TABLE `event` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`actor` text NOT NULL,
	`source` text NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `job_id`, `sequence`)
);
--> statement-breakpoint
CREATE TABLE `job` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`ticket_number` text,
	`purchase_order` text,
	`portal_id` text,
	`customer_id` text NOT NULL,
	`site_id` text NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`status` text NOT NULL,
	`held_from` text,
	`reason` text,
	`assignee_ids` text NOT NULL,
	`scheduled_on` text,
	`due_on` text,
	`not_to_exceed` integer,
	`currency` text NOT NULL,
	`referral` text,
	`total` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`on_site_at` integer,
	`completed_at` integer,
	`approved_at` integer,
	`closed_at` integer,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_ticket` ON `job` (`organisation_id`,`source`,`ticket_number`);--> statement-breakpoint
CREATE INDEX `job_updated` ON `job` (`organisation_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `job_due` ON `job` (`organisation_id`,`due_on`) WHERE status IN ('new', 'accepted', 'scheduled', 'en_route', 'on_site', 'on_hold', 'returned');--> statement-breakpoint
CREATE INDEX `job_status` ON `job` (`organisation_id`,`status`,`updated_at`);--> statement-breakpoint
CREATE TABLE `job_word` (
	`organisation_id` text NOT NULL,
	`word` text NOT NULL,
	`job_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `word`, `job_id`)
);
--> statement-breakpoint
CREATE INDEX `job_word_job` ON `job_word` (`organisation_id`,`job_id`);--> statement-breakpoint
CREATE TABLE `line_item` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`description` text NOT NULL,
	`quantity` text NOT NULL,
	`unit_amount` integer NOT NULL,
	`tax_rate` text,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `milestone` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `note` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	`author` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `photo` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`client_id` text NOT NULL,
	`label` text NOT NULL,
	`storage_key` text NOT NULL,
	`content_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`sha256` text NOT NULL,
	`taken_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`latitude` real,
	`longitude` real,
	`uploaded_by` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `photo_client` ON `photo` (`organisation_id`,`job_id`,`client_id`);--> statement-breakpoint
CREATE TABLE `signature` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`role` text,
	`storage_key` text NOT NULL,
	`sha256` text NOT NULL,
	`signed_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `tally` (
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`currency` text NOT NULL,
	`count` integer NOT NULL,
	`amount` integer NOT NULL,
	`days` real DEFAULT 0 NOT NULL,
	PRIMARY KEY(`organisation_id`, `kind`, `key`, `currency`)
);
--> statement-breakpoint
CREATE TABLE `billing_intent` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`status` text NOT NULL,
	`revision` integer NOT NULL,
	`frozen` text NOT NULL,
	`created_at` integer NOT NULL,
	`running_since` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `billing_intent_job` ON `billing_intent` (`organisation_id`,`job_id`);--> statement-breakpoint
CREATE TABLE `billing_step` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`intent_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`status` text NOT NULL,
	`attempt` integer NOT NULL,
	`tries` integer NOT NULL,
	`attempt_started_at` integer,
	`look` integer NOT NULL,
	`due_at` integer,
	`stripe_id` text,
	`error` text,
	PRIMARY KEY(`organisation_id`, `job_id`, `intent_id`, `name`)
);
--> statement-breakpoint
CREATE INDEX `billing_step_due` ON `billing_step` (`organisation_id`,`status`,`due_at`);--> statement-breakpoint
CREATE TABLE `invoice` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`status` text NOT NULL,
	`kind` text NOT NULL,
	`number` text,
	`currency` text NOT NULL,
	`lines` text NOT NULL,
	`subtotal` integer NOT NULL,
	`tax` integer NOT NULL,
	`total` integer NOT NULL,
	`amount_paid` integer DEFAULT 0 NOT NULL,
	`amount_due` integer NOT NULL,
	`due_on` text NOT NULL,
	`stripe_invoice_id` text,
	`hosted_url` text,
	`processing` integer DEFAULT false NOT NULL,
	`reminded_step` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`finalised_at` integer,
	`sent_at` integer,
	`viewed_at` integer,
	`paid_at` integer,
	`voided_at` integer,
	`paid_on` text,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_live` ON `invoice` (`organisation_id`,`milestone_id`) WHERE status <> 'void';--> statement-breakpoint
CREATE INDEX `invoice_job` ON `invoice` (`organisation_id`,`job_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `invoice_customer` ON `invoice` (`organisation_id`,`customer_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `invoice_status` ON `invoice` (`organisation_id`,`status`,`due_on`);--> statement-breakpoint
CREATE INDEX `invoice_created` ON `invoice` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `invoice_stripe` ON `invoice` (`organisation_id`,`stripe_invoice_id`);--> statement-breakpoint
CREATE TABLE `payment` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`status` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`method` text,
	`payment_intent_id` text,
	`charge_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `payment_job` ON `payment` (`organisation_id`,`job_id`);--> statement-breakpoint
CREATE TABLE `stripe_event` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`object_id` text NOT NULL,
	`payload` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error` text,
	`received_at` integer NOT NULL,
	`queued_at` integer NOT NULL,
	`processed_at` integer,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `stripe_event_waiting` ON `stripe_event` (`organisation_id`,`status`,`queued_at`);--> statement-breakpoint
CREATE TABLE `delivery` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`kind` text NOT NULL,
	`sequence` integer NOT NULL,
	`recipient` text NOT NULL,
	`status` text NOT NULL,
	`tries` integer NOT NULL,
	`due_at` integer,
	`first_tried_at` integer,
	`provider_id` text,
	`error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_once` ON `delivery` (`organisation_id`,`invoice_id`,`kind`,`sequence`);--> statement-breakpoint
CREATE INDEX `delivery_due` ON `delivery` (`organisation_id`,`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `delivery_job` ON `delivery` (`organisation_id`,`job_id`);--> statement-breakpoint
CREATE TABLE `failure` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`job_id` text,
	`invoice_id` text,
	`detail` text NOT NULL,
	`code` text,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`resolved_at` integer,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `failure_open` ON `failure` (`organisation_id`,`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `failure_job` ON `failure` (`organisation_id`,`job_id`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`organisation_id` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer,
	`body` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_created` ON `idempotency` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `api_key` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`key_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_hash` ON `api_key` (`organisation_id`,`key_hash`);--> statement-breakpoint
CREATE TABLE `customer` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`phone` text,
	`external_id` text,
	`identity` text NOT NULL,
	`stripe_customer_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_identity` ON `customer` (`organisation_id`,`identity`);--> statement-breakpoint
CREATE TABLE `member` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`crew` text,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_email` ON `member` (`organisation_id`,`email`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`phone` text,
	`licence` text,
	`address` text,
	`time_zone` text NOT NULL,
	`currency` text NOT NULL,
	`locale` text NOT NULL,
	`rules` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `portal` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`rules` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `portal_name` ON `portal` (`organisation_id`,`name`);--> statement-breakpoint
CREATE TABLE `session` (
	`organisation_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`member_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`user_agent` text,
	PRIMARY KEY(`organisation_id`, `token_hash`)
);
--> statement-breakpoint
CREATE INDEX `session_member` ON `session` (`organisation_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `site` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`line1` text NOT NULL,
	`line2` text,
	`city` text,
	`region` text,
	`postal_code` text,
	`country` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
