// Runs the published provider through a lifecycle with the gRPC client of the Pulumi Node.js SDK, whose stubs are independent of this repository.
"use strict";

const assert = require("node:assert");
const { spawn } = require("node:child_process");
const { once } = require("node:events");
const readline = require("node:readline");
const grpc = require("@grpc/grpc-js");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb.js");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js");
const messages = require("@pulumi/pulumi/proto/provider_pb.js");
const { ResourceProviderClient } = require("@pulumi/pulumi/proto/provider_grpc_pb.js");
const { Status } = require("@pulumi/pulumi/proto/status_pb.js");

const [providerBinary, emulatorBinary] = process.argv.slice(2);
const accessKey = "INTEROPACCESSKEY0000";
const secretKey = "interop-secret-key";
const id = "scs1554192131150";
const urn = "urn:pulumi:dev::interop::huaweicloud-scm:index:CertificateApplication::www";
const signature = "4dabf18193072939515e22adb298388d";

const program = {
  certificateId: id,
  domain: "www.example.com",
  applicantName: "Zhang San",
  applicantPhone: "13800000000",
  applicantEmail: "zhangsan@example.com",
  agreePrivacyProtection: true,
};

/** Starts a program and reads its first line of output. */
async function start(binary, ...args) {
  const child = spawn(binary, args, { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(readline.createInterface({ input: child.stdout }), "line");
  return { child, line };
}

function request(type, fields) {
  const message = new type();
  for (const [name, value] of Object.entries(fields)) {
    const set = `set${name[0].toUpperCase()}${name.slice(1)}`;
    message[set](value !== null && typeof value === "object" ? Struct.fromJavaScript(value) : value);
  }
  return message;
}

async function main() {
  const emulator = await start(emulatorBinary, "--access-key", accessKey, "--secret-key", secretKey, "--until-stdin-closes");
  const { endpoint, management } = JSON.parse(emulator.line);
  const manage = (method, path, body) =>
    fetch(management + path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  await manage("POST", "/certificates", { id, status: "PAID", type: "DV_SSL_CERT", domainType: "SINGLE_DOMAIN", domainCount: 1 });

  const provider = await start(providerBinary);
  const client = new ResourceProviderClient(`127.0.0.1:${provider.line}`, grpc.credentials.createInsecure());
  const call = (method, message) =>
    new Promise((resolve, reject) => client[method](message, (error, answer) => (error ? reject(error) : resolve(answer))));

  let passed = 0;
  const step = async (name, run) => {
    const result = await run();
    passed++;
    console.log(`  ok ${name}`);
    return result;
  };

  await step("Handshake", async () => {
    const answer = await call("handshake", request(messages.ProviderHandshakeRequest, { engineAddress: "127.0.0.1:1" }));
    assert.ok(answer.getAcceptSecrets());
  });
  await step("GetPluginInfo", async () => assert.match((await call("getPluginInfo", new Empty())).getVersion(), /^\d+\.\d+\.\d+/));
  await step("Configure", async () => {
    const answer = await call("configure", request(messages.ConfigureRequest, { args: { endpoint, accessKey, secretKey } }));
    assert.ok(answer.getSupportspreview());
  });

  const inputs = await step("Check", async () => {
    const answer = await call("check", request(messages.CheckRequest, { urn, olds: {}, news: program }));
    assert.deepStrictEqual(answer.getFailuresList(), []);
    const checked = answer.getInputs().toJavaScript();
    assert.strictEqual(checked.applicantPhone[signature], "1b47061264138c4ac30d75fd1eb44270");
    return checked;
  });

  await manage("PUT", "/switches", { recordsAfterReads: 3 });
  const state = await step("Create, not ready in time", async () => {
    const error = await call("create", request(messages.CreateRequest, { urn, properties: inputs, timeout: 2 })).then(assert.fail, (e) => e);
    const [detail] = Status.deserializeBinary(error.metadata.get("grpc-status-details-bin")[0]).getDetailsList();
    const failure = detail.unpack(messages.ErrorResourceInitFailed.deserializeBinary, "pulumirpc.ErrorResourceInitFailed");
    assert.strictEqual(failure.getId(), id);
    assert.match(failure.getReasonsList()[0], /no validation record/);
    return failure.getProperties().toJavaScript();
  });
  await step("Diff", async () => {
    const answer = await call("diff", request(messages.DiffRequest, { id, urn, olds: state, oldInputs: inputs, news: inputs }));
    assert.strictEqual(answer.getChanges(), messages.DiffResponse.DiffChanges.DIFF_NONE);
  });
  const updated = await step("Update after the init failure", async () => {
    const answer = await call("update", request(messages.UpdateRequest, { id, urn, olds: state, oldInputs: inputs, news: inputs }));
    const properties = answer.getProperties().toJavaScript();
    assert.strictEqual(properties.validationRecords[0].name, "_dnsauth.www.example.com");
    return properties;
  });
  await step("Read", async () => {
    const answer = await call("read", request(messages.ReadRequest, { id, urn, properties: updated, inputs }));
    assert.deepStrictEqual(answer.getInputs().toJavaScript(), inputs);
    assert.deepStrictEqual(answer.getProperties().toJavaScript(), updated);
  });
  await step("Delete", async () => {
    // Another engine address means another run, which does not declare the resource.
    await call("handshake", request(messages.ProviderHandshakeRequest, { engineAddress: "127.0.0.1:2" }));
    await call("delete", request(messages.DeleteRequest, { id, urn, properties: updated, oldInputs: inputs }));
    const certificate = await (await fetch(`${management}/certificates/${id}`)).json();
    assert.strictEqual(certificate.status, "PAID");
  });
  await step("one application was submitted", async () =>
    assert.strictEqual((await (await fetch(`${management}/count`)).json()).acceptedApplications, 1));

  const deployable = "scs1554192131160";
  const deploymentUrn = "urn:pulumi:dev::interop::huaweicloud-scm:index:CertificateDeployment::cdn";
  const deployment = { certificateId: deployable, service: "CDN", domainName: "www.example.com" };
  await manage("POST", "/certificates", { id: deployable, status: "ISSUED", domain: "www.example.com", keyAlgorithm: "EC_P256" });
  await manage("POST", "/targets", { service: "CDN", name: "www.example.com" });
  await step("Create a deployment", async () => {
    const answer = await call("create", request(messages.CreateRequest, { urn: deploymentUrn, properties: deployment }));
    assert.strictEqual(answer.getId(), "CDN/www.example.com");
    assert.strictEqual(answer.getProperties().toJavaScript().isConfirmed, true);
  });
  await step("Import the deployment", async () => {
    const answer = await call("read", request(messages.ReadRequest, { id: `CDN/www.example.com/${deployable}`, urn: deploymentUrn }));
    assert.strictEqual(answer.getId(), "CDN/www.example.com");
    assert.deepStrictEqual(answer.getInputs().toJavaScript(), deployment);
  });
  await step("Invoke", async () => {
    const tok = "huaweicloud-scm:index:getDeployedResources";
    const answer = await call("invoke", request(messages.InvokeRequest, { tok, args: { certificateId: deployable } }));
    assert.strictEqual(answer.getReturn().toJavaScript().regions[0].resources[0].resourceName, "www.example.com");
  });
  await step("Cancel", () => call("cancel", new Empty()));

  client.close();
  provider.child.kill("SIGINT");
  const [code] = await once(provider.child, "exit");
  assert.strictEqual(code, 0);
  emulator.child.stdin.end();
  console.log(`${passed} passed, 0 failed`);
}

main().catch((error) => {
  console.error(error);
  console.log("1 failed");
  process.exit(1);
});
